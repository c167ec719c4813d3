import path from 'node:path';

import { createBigFixture } from '../../../test/support/lab/big-history.ts';
import { installed } from '../../../test/support/lab/installed.ts';
import { Lab } from '../../../test/support/lab/lab.ts';
import { interleaved } from '../interleaved.ts';
import { millisecondsOf, PROGRAM } from '../program.ts';
import { compared, type Row } from '../row.ts';

const ROUNDS = 9;
const SIZES = [
  { name: '32 commits since the tag', history: { commits: 60, tags: 3, sinceTag: 32 }, budget: 0.3 },
  { name: '6,000 commits, 400 tags, 2,000 since', history: { commits: 6000, tags: 400, sinceTag: 2000 }, budget: 0.35 },
] as const;
const FLOOR_BUDGET = 4;

/**
 * `push plan` beside the dry runs of two release tools on the same private package, and beside what node itself needs. Each
 * runs as it comes: what it compiled is kept between runs only where it does so by itself, in the lab's folder for temporary
 * files. All read every commit since the tag, ours and release-it for the changelog, and ask for the same minor release.
 */
export async function planRows(): Promise<Row[]> {
  await using lab = new Lab();
  const { path: peers, missing } = { path: '', ...(await installed(path.join(import.meta.dirname, 'peers'))) };
  if (missing !== null) throw new Error(missing);
  const { NODE_COMPILE_CACHE: _, ...rest } = lab.env;
  const env = { ...rest, NO_UPDATE_NOTIFIER: '1' };
  const all: Row[] = [];
  for (const [index, { name, history, budget }] of SIZES.entries()) {
    const { repository } = await createBigFixture(lab, history, `project-${index}`);
    const node = (...args: readonly string[]) => millisecondsOf(args, env, repository.path);
    const peer = (file: string) => path.join(peers, 'node_modules', file);
    const medians = await interleaved(
      {
        floor: () => node('-e', '0'),
        ours: () => node(PROGRAM, 'push', 'plan', repository.path, '--json'),
        releaseIt: () => node(peer('release-it/bin/release-it.js'), 'minor', '--dry-run', '--ci'),
        np: () => node(peer('np/source/cli.js'), 'minor', '--dry-run', '--no-tests'),
      },
      ROUNDS,
    );
    const row = (theirs: number, allowed: number | null, against: string): Row =>
      compared({ name: `push plan, ${name}`, ours: medians.ours, theirs, budget: allowed, unit: 'ms', against });
    all.push(
      row(medians.floor, FLOOR_BUDGET, 'node -e 0'),
      row(medians.releaseIt, budget, 'release-it 21.1.0 --dry-run'),
      row(medians.np, null, 'np 12.1.1 --dry-run'),
    );
  }
  return all;
}
