import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';

import { ROOT } from '../support/root.ts';
import type { Tally } from './reporter.ts';
import { report } from './run.ts';

const LOST: Tally = { passed: 0, failed: 1, skipped: [], slowest: [] };

/** Runs the tests and counts them. A run that ends without its tally, or badly with a clean one, counts as a failure. */
export async function tests(quick: boolean): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-check-'));
  const file = join(folder, 'tally.json');
  const args = [
    'run',
    '--reporter=dot',
    '--reporter=./scripts/check/reporter.ts',
    ...(quick ? ['--project=shared', '--project=fast'] : []),
  ];
  const result = await execa('vitest', args, {
    cwd: ROOT,
    all: true,
    reject: false,
    preferLocal: true,
    stdin: 'ignore',
    env: { CPM_TALLY: file },
  });
  const tally = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Tally,
    () => LOST,
  );
  await rm(folder, { recursive: true });
  report('tests', result.failed, result.durationMs);
  for (const { file: name, ms } of tally.slowest) console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`);
  if (result.failed) console.log(result.all);
  return result.failed && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
