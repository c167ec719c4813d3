import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import type { Keychain } from '../../services/ports/keychain.ts';
import type { Keyring } from '../../test/support/keyring.ts';
import { until } from '../../test/support/lab/until.ts';
import { processTree } from '../../test/support/terminal/process-tree.ts';
import { Session } from '../../test/support/terminal/pty.ts';
import { WINDOW } from './first-match.ts';
import { median } from './interleaved.ts';
import { freshHome, PROGRAM } from './program.ts';
import type { Row } from './row.ts';

const ROUNDS = 5;
const EXIT_MS = 200;
const FRAME_MS = 50;
const TICK_MS = 2;
const NAME = 'held/main';

const alone = { theirs: null, ratio: null, unit: 'ms' } as const;

/** How long the built console takes to end while a call to a keyring hangs, which was stopped in its middle. */
export async function exitRow(keyring: Keyring): Promise<Row> {
  await using home = await freshHome();
  const env = { ...home.env, ...keyring.env };
  const add = ['cred', 'add', NAME, '--provider', 'http', '--untested', '--stdin', '--yes'];
  execFileSync(process.execPath, [PROGRAM, ...add], { env, input: 'Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO', stdio: 'pipe' });
  const taken: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const ms = await exitWhileHanging(keyring, env);
    if (round >= 0) taken.push(ms);
  }
  return { ...alone, name: 'end of the console while the keyring hangs', ours: median(taken), budget: EXIT_MS };
}

async function exitWhileHanging({ provider }: Keyring, env: Record<string, string>): Promise<number> {
  await using session = new Session(process.execPath, [PROGRAM, 'cred'], { ...WINDOW, env });
  await session.waitFor(NAME, 20_000);
  await session.quiet(500);
  provider?.kill('SIGSTOP');
  try {
    session.press('t');
    await until(() => processTree(session.pid).some(isWorker), 'nobody asks the keyring');
    const began = performance.now();
    session.press('q');
    await session.exited;
    return performance.now() - began;
  } finally {
    provider?.kill('SIGCONT');
  }
}

function isWorker(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('workers/keychain.js');
  } catch {
    return false;
  }
}

/** The longest time in which a call to the store leaves the thread that draws no turn, beside what the machine takes anyway. */
export async function frameRow(
  open: (deadlineMs: number) => Keychain,
  keyring: Keyring,
  service: string,
): Promise<Row> {
  const calls = async (): Promise<void> => {
    const chain = open(20_000);
    await chain.setPassword(service, 'large', 'x'.repeat(1_000_000));
    await chain.getPassword(service, 'large');
    await chain.findCredentials(service);
    await chain.deletePassword(service, 'large');
    chain.close();
    keyring.provider?.kill('SIGSTOP');
    const hanging = open(300);
    await hanging.getPassword(service, 'item/0').catch(() => undefined);
    hanging.close();
    keyring.provider?.kill('SIGCONT');
  };
  const longest: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const gap = await longestGap(calls);
    if (round >= 0) longest.push(gap);
  }
  return {
    ...alone,
    name: 'longest wait of a frame for a call to the keyring',
    ours: median(longest),
    budget: FRAME_MS,
  };
}

/** Milliseconds between two turns of the loop, at the most, while something is done. */
async function longestGap(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - TICK_MS);
    last = now;
  }, TICK_MS);
  await work();
  clearInterval(timer);
  return Math.max(longest, performance.now() - last - TICK_MS);
}
