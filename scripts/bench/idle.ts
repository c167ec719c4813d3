import { setTimeout as pause } from 'node:timers/promises';

import { execa } from 'execa';

import { Session, type SessionOptions } from '../../test/support/terminal/pty.ts';
import { WINDOW } from './first-match.ts';
import { freshHome, PROGRAM } from './program.ts';
import { compared, type Row } from './row.ts';

const SETTLE_MS = 10_000;
const WATCH_MS = 30_000;
const QUIET_MS = 3000;

/** What an open console costs when nobody touches it. */
export async function rows(): Promise<Row[]> {
  await using home = await freshHome();
  const options = { ...WINDOW, env: home.env };
  const { share, bytes } = await watchUs(options);
  const cpu = { name: 'processor of an open console', ours: share, unit: '% of one core' };
  const glances = await hasGlances();
  return [
    {
      name: `bytes in ${QUIET_MS / 1000} s while paused`,
      ours: bytes,
      theirs: null,
      ratio: null,
      budget: 0,
      unit: 'B',
    },
    glances
      ? compared({ ...cpu, theirs: await shareOf('glances', [], options), budget: 1, against: 'glances' })
      : { ...cpu, theirs: null, ratio: null, budget: null, against: 'glances is not installed' },
  ];
}

async function watchUs(options: SessionOptions): Promise<{ share: number; bytes: number }> {
  await using session = new Session(process.execPath, [PROGRAM], options);
  await session.waitFor(/CPU +\d+ %/, 20_000);
  const share = await watch(session);
  session.press('u');
  await session.quiet(1000);
  const before = session.bytes;
  await pause(QUIET_MS);
  const bytes = session.bytes - before;
  session.press('q');
  return { share, bytes };
}

async function shareOf(file: string, args: readonly string[], options: SessionOptions): Promise<number> {
  await using session = new Session(file, args, options);
  await session.waitFor(/CPU/, 20_000);
  const share = await watch(session);
  session.press('q');
  return share;
}

/** Percent of one core over a while, children included as long as they live. */
async function watch(session: Session): Promise<number> {
  await pause(SETTLE_MS);
  const [before, began] = [session.cpuNanoseconds(), performance.now()];
  await pause(WATCH_MS);
  return (100 * (session.cpuNanoseconds() - before)) / ((performance.now() - began) * 1e6);
}

async function hasGlances(): Promise<boolean> {
  return (await execa('glances', ['--version'], { reject: false })).exitCode === 0;
}
