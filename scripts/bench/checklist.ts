import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { interleaved } from './interleaved.ts';
import { freshHome, millisecondsOf, PROGRAM } from './program.ts';
import type { Row } from './row.ts';

const SECONDS = '1';
const BUDGET_MS = 100;
const ROUNDS = 9;

/** How much longer than its slowest check the daily checklist of the built program takes, everything looked at anew. */
export async function rows(): Promise<Row[]> {
  await using home = await freshHome();
  const folder = path.join(home.env['HOME'] ?? '', '.config/cpm-console');
  await mkdir(folder, { recursive: true });
  const item = `{ id: slow, title: Slow, run: [sleep, '${SECONDS}'], timeout: 20s }`;
  await writeFile(path.join(folder, 'config.yaml'), `checklist:\n  items:\n    - ${item}\n`);
  const alone = `require('node:child_process').execFileSync('sleep', ['${SECONDS}'])`;
  const { list, command } = await interleaved(
    {
      list: () => millisecondsOf([PROGRAM, 'checklist', '--json', '--fresh'], home.env),
      command: () => millisecondsOf(['-e', alone], home.env),
    },
    ROUNDS,
  );
  return [
    {
      name: `checklist beyond its slowest check, which takes ${SECONDS} s`,
      ours: list - command,
      theirs: null,
      ratio: null,
      budget: BUDGET_MS,
      unit: 'ms',
      against: `${Math.round(list)} ms, and node with that command alone ${Math.round(command)} ms`,
    },
  ];
}
