import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import type { FileSet } from '../../../test/support/lab/files.ts';
import { createFixture } from '../../../test/support/lab/fixture.ts';
import { Lab } from '../../../test/support/lab/lab.ts';
import { npmPackage } from '../../../test/support/lab/projects.ts';
import { interleaved } from '../interleaved.ts';
import { millisecondsOf, PROGRAM } from '../program.ts';
import { compared, type Row } from '../row.ts';
import { ordinaryPackage } from './ordinary.ts';

const ROUNDS = 7;
const BUDGET = 1.2;
/** The script prints every file it looks through. */
const MOST_BYTES = 2 ** 26;
const SCRIPT = path.join(import.meta.dirname, 'release.sh');
const run = promisify(execFile);

const PACKAGES = {
  'a package without build and tests to speak of': () => npmPackage({ manifest: { private: true } }),
  'a package of 200 modules and 20 files of tests': ordinaryPackage,
};

/**
 * Whole releases of private packages to a remote on this disk, each beside a shell script of the same commands. What was
 * compiled is kept as it is for a person, in the lab's folder for temporary files.
 */
export async function releaseRows(): Promise<Row[]> {
  const all: Row[] = [];
  for (const [name, files] of Object.entries(PACKAGES)) {
    const against = 'a shell script of the same commands';
    all.push(
      compared({ name: `push run, ${name}`, ...(await measured(files())), budget: BUDGET, unit: 'ms', against }),
    );
  }
  return all;
}

async function measured(files: FileSet) {
  await using lab = new Lab();
  const { NODE_COMPILE_CACHE: _, ...env } = lab.env;
  const [ours, theirs] = await Promise.all(['ours', 'theirs'].map((name) => createFixture(lab, files, { name })));
  if (ours === undefined || theirs === undefined) throw new Error('no fixture');
  let minor = 0;
  const medians = await interleaved(
    {
      theirs: async () => {
        await theirs.repository.commit('feat: more', { 'more.txt': `${++minor}\n` });
        const began = performance.now();
        await run('sh', [SCRIPT, theirs.repository.path, `1.${minor}.0`, lab.at(`tree-${minor}`)], {
          env,
          maxBuffer: MOST_BYTES,
        });
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
  return medians;
}

/** Both made the same releases: a run that did less would be no comparison. */
async function assertReleased(...all: readonly Promise<Readonly<Record<string, string>>>[]): Promise<void> {
  const [ours, theirs] = (await Promise.all(all)).map((refs) => Object.keys(refs).join(' '));
  if (ours !== theirs) throw new Error(`not the same releases: ${ours} and ${theirs}`);
}
