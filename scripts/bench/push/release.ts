import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { createFixture } from '../../../test/support/lab/fixture.ts';
import { Lab } from '../../../test/support/lab/lab.ts';
import { npmPackage } from '../../../test/support/lab/projects.ts';
import { interleaved } from '../interleaved.ts';
import { millisecondsOf, PROGRAM } from '../program.ts';
import { compared, type Row } from '../row.ts';

const ROUNDS = 7;
const BUDGET = 1.2;
const SCRIPT = path.join(import.meta.dirname, 'release.sh');
const run = promisify(execFile);

/**
 * A whole release of a small private package to a remote on this disk, beside a shell script of the same commands. What was
 * compiled is kept as it is for a person, in the lab's folder for temporary files.
 */
export async function releaseRows(): Promise<Row[]> {
  await using lab = new Lab();
  const { NODE_COMPILE_CACHE: _, ...env } = lab.env;
  const files = npmPackage({ manifest: { private: true } });
  const [ours, theirs] = await Promise.all(['ours', 'theirs'].map((name) => createFixture(lab, files, { name })));
  if (ours === undefined || theirs === undefined) throw new Error('no fixture');
  let minor = 0;
  const medians = await interleaved(
    {
      theirs: async () => {
        await theirs.repository.commit('feat: more', { 'more.txt': `${++minor}\n` });
        const began = performance.now();
        await run('sh', [SCRIPT, theirs.repository.path, `1.${minor}.0`, lab.at(`tree-${minor}`)], { env });
        return performance.now() - began;
      },
      ours: async () => {
        await ours.repository.commit('feat: more', { 'more.txt': `${minor}\n` });
        return millisecondsOf([PROGRAM, 'push', 'run', ours.repository.path, '--yes'], env, ours.repository.path);
      },
    },
    ROUNDS,
  );
  await assertReleased(ours.repository.refs(), theirs.repository.refs());
  const against = 'a shell script of the same commands';
  return [compared({ name: 'push run, a small package', ...medians, budget: BUDGET, unit: 'ms', against })];
}

/** Both made the same releases: a run that did less would be no comparison. */
async function assertReleased(...all: readonly Promise<Readonly<Record<string, string>>>[]): Promise<void> {
  const [ours, theirs] = (await Promise.all(all)).map((refs) => Object.keys(refs).join(' '));
  if (ours !== theirs) throw new Error(`not the same releases: ${ours} and ${theirs}`);
}
