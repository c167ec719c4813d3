import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Session } from '../../test/support/terminal/pty.ts';
import { NODE_FLAGS } from '../build/node-flags.ts';
import { WINDOW } from './first-match.ts';
import { answerTimes, type Key, pressed } from './follow/answers.ts';
import { readLast } from './follow/read-last.ts';
import { freshHome, PROGRAM } from './program.ts';
import type { Row } from './row.ts';

const RATE = 10_000;
/** Until all lines are held that ever are, and code is compiled. */
const WARM_MS = 15_000;
const ROUNDS = 25;
/** Between two keys, as a quick person presses them. */
const BETWEEN_MS = 250;
/** What is not garbage may differ by so much between two looks: held lines are not all as long. */
const FLAT_MB = 4;
const SAMPLES = 5;
const HEAP = path.join(import.meta.dirname, 'follow/heap.mjs');

/** A log that is flooded, followed on the screen: whether keys are still obeyed at once, and nothing piles up. */
export async function rows(): Promise<Row[]> {
  await using home = await freshHome();
  const log = path.join(home.env['HOME'] ?? '', 'flood.log');
  const folder = path.join(home.env['HOME'] ?? '', '.config/cpm-console');
  mkdirSync(folder, { recursive: true });
  writeFileSync(log, 'request 0 of many\n');
  writeFileSync(path.join(folder, 'config.yaml'), `logs:\n  views:\n    - {id: flood, sources: [${log}]}\n`);
  const heap = path.join(home.env['HOME'] ?? '', 'heap');
  const flags = [...NODE_FLAGS, '--expose-gc', '--import', HEAP];
  const env = { ...home.env, BENCH_HEAP: heap };
  await using session = new Session(process.execPath, [...flags, PROGRAM], { ...WINDOW, env });
  await opened(session);
  const calm = await pressed(session, KEYS, () => pause(BETWEEN_MS));
  const writer = spawn(process.execPath, [path.join(import.meta.dirname, 'follow/writer.ts'), log, String(RATE)]);
  try {
    await pause(WARM_MS);
    const before = await leastHeap(session, heap);
    const flooded = await pressed(session, KEYS, () => pause(BETWEEN_MS));
    const after = await leastHeap(session, heap);
    const behind = await linesBehind(session, log);
    const times = await answerTimes(session, [...calm, ...flooded]);
    const [quiet, busy] = [times.slice(0, calm.length), times.slice(calm.length)];
    const against = `${Math.round(at(quiet, 0.95))} ms while nothing is written`;
    return [
      row('key to screen, 95th percentile', at(busy, 0.95), 'ms', { budget: 100, against }),
      row('memory kept more than before', (after - before) / 1e6, 'MB', { budget: FLAT_MB }),
      row('the screen is behind the log', behind / RATE, 's', { budget: 1 }),
    ];
  } finally {
    writer.kill();
  }
}

const row = (name: string, ours: number, unit: string, judged: Pick<Row, 'budget' | 'against'>): Row => ({
  name: `following ${RATE.toLocaleString('en')} lines a second: ${name}`,
  ours,
  unit,
  theirs: null,
  ratio: null,
  ...judged,
});

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
}

/** Help over the log and away again, staying and following again. */
const KEYS: readonly Key[] = Array.from({ length: ROUNDS }, () => [
  { key: '?', answer: /Keys|esc close/ },
  { key: 'esc', answer: /following/ },
  { key: 'f', answer: /line \d+ of/ },
  { key: 'f', answer: /following/ },
]).flat();

/** The log on the screen, as a person gets there. */
async function opened(session: Session): Promise<void> {
  await session.waitFor(/CPU +\d+ %/, 20_000);
  session.press('x');
  await chosen(session, /(\d+)\s+Read another log/);
  await chosen(session, /(\d+)\s+flood/);
  await session.waitFor(/following/, 20_000);
}

async function chosen(session: Session, number: RegExp): Promise<void> {
  session.write(number.exec(await session.waitFor(number, 20_000))?.[1] ?? '');
}

/** Bytes that are not garbage, the least of some looks: lines on their way are not kept. */
async function leastHeap(session: Session, file: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let left = SAMPLES; left > 0; left -= 1) {
    rmSync(file, { force: true });
    session.signal('SIGUSR2');
    while (!existsSync(file)) await pause(50);
    least = Math.min(least, Number(readFileSync(file, 'utf8')));
    await pause(500);
  }
  return least;
}

/** How many lines the log holds after the newest one on the screen. */
async function linesBehind(session: Session, log: string): Promise<number> {
  const newest = (text: string): number =>
    Math.max(-1, ...Array.from(text.matchAll(/request (\d+) of/g), ([, number]) => Number(number)));
  const screen = await session.waitFor(/request \d+ of/);
  return newest(readLast(log)) - newest(screen);
}
