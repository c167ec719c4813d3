import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Expected, generateLog } from '../../test/support/triage/generate.ts';
import { interleaved } from './interleaved.ts';
import { exactly } from './logs/exactly.ts';
import { freshHome, millisecondsOf, PROGRAM } from './program.ts';
import { compared, type Row } from './row.ts';

const GIB = 1024 ** 3;
const HOUR_MS = 3_600_000;
const HOURS = 65;
const ROUNDS = 5;
const AGAINST = 'grep -c -F ERROR through a pipe';

/** Errors in a log of 1 GiB, by the built program from its start to its end, beside grep; what it says is compared first. */
export async function rows(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-logs-'));
  try {
    const log = path.join(folder, 'big.log');
    const now = Date.now();
    const since = now - 24 * HOUR_MS;
    const [all, day] = generated(log, now, since);
    if (all === undefined || day === undefined) throw new Error('the generator knows nothing');
    await using home = await freshHome();
    let looks = 0;
    // Each look is the first one: nothing is remembered of the one before.
    const env = (): Record<string, string> => ({ ...home.env, XDG_STATE_HOME: path.join(folder, `state-${looks++}`) });
    const triage = (...args: string[]): string[] => [
      PROGRAM,
      'logs',
      'triage',
      log,
      '--json',
      '--top',
      '1000',
      ...args,
    ];
    const last = ['--since', new Date(since).toISOString()];
    await exactly(triage('--since', 'all'), env(), all);
    await exactly(triage(...last), env(), day);
    const again = env();
    const { grep, count, full, window, second } = await interleaved(
      {
        grep: () => grepped(log),
        count: () => millisecondsOf(triage('--since', 'all', '--count'), env()),
        full: () => millisecondsOf(triage('--since', 'all'), env()),
        window: () => millisecondsOf(triage(...last), env()),
        second: () => millisecondsOf(triage('--since', 'all'), again),
      },
      ROUNDS,
    );
    const row = (name: string, ours: number, budget: number | null): Row =>
      compared({ name, ours, theirs: grep, budget, unit: 'ms', against: AGAINST });
    return [
      row('counting errors in a log of 1 GiB', count, 1.1),
      row('triage of a log of 1 GiB', full, 5),
      row('triage of its last 24 hours', window, 2.2),
      row('triage of it again', second, null),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function generated(log: string, now: number, since: number): Expected[] {
  const file = openSync(log, 'w');
  try {
    return generateLog({
      format: 'iso',
      seed: 1,
      from: now - HOURS * HOUR_MS,
      to: now,
      bytes: GIB,
      windows: [Number.NEGATIVE_INFINITY, since],
      write: (text) => void writeSync(file, text),
    });
  } finally {
    closeSync(file);
  }
}

/** With its output at /dev/null grep would stop at the first match. */
function grepped(log: string): Promise<number> {
  const began = performance.now();
  const child = spawn('grep', ['-c', '-F', 'ERROR', log], {
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(performance.now() - began));
  });
}
