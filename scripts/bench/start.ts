import { millisecondsToScreen } from './first-match.ts';
import { interleaved } from './interleaved.ts';
import { freshHome, millisecondsOf, PROGRAM } from './program.ts';
import { compared, type Row } from './row.ts';

const ROUNDS = 15;
const FLOOR = 'node -e 0';
/** A reading of this start, for nothing was saved. */
const LIVE = /(?:CPU|Mem) +\d+ %/;
/** What marks the frame that the start before left behind. */
const SAVED = /looking again/;

/** How long it takes until something is there, beside what node itself needs. */
export async function rows(): Promise<Row[]> {
  await using home = await freshHome();
  await millisecondsToScreen([PROGRAM], home.env, LIVE);
  const medians = await interleaved(
    {
      floor: () => millisecondsOf(['-e', '0'], home.env),
      help: () => millisecondsOf([PROGRAM, '--help'], home.env),
      health: () => millisecondsOf([PROGRAM, 'health', '--json', '--cached'], home.env),
      saved: () => millisecondsToScreen([PROGRAM], home.env, SAVED),
      live: () => firstLiveFrame({ NODE_COMPILE_CACHE: home.env['NODE_COMPILE_CACHE'] ?? '' }),
    },
    ROUNDS,
  );
  const row = (name: string, ours: number, budget: number): Row =>
    compared({ name, ours, theirs: medians.floor, budget, unit: 'ms', against: FLOOR });
  return [
    row('--help', medians.help, 1.6),
    row('health --json, nothing due', medians.health, 3),
    row('saved last frame', medians.saved, 2),
    row('first live frame', medians.live, 7),
  ];
}

/** With a compile cache from an earlier start, and nothing else remembered. */
async function firstLiveFrame(cache: Record<string, string>): Promise<number> {
  await using home = await freshHome();
  return await millisecondsToScreen([PROGRAM], { ...home.env, ...cache }, LIVE);
}
