import type { LogLevel } from '#domain/logs/line.ts';

import type { Random } from './generate.ts';

/** What a program says, and what is left of it when numbers and names are masked. */
export interface Said {
  readonly level: LogLevel;
  readonly text: string;
  readonly template: string | null;
}

type Saying = (random: Random) => readonly [text: string, template: string];

const number = (random: Random, below: number): number => Math.floor(random() * below);
const hex = (random: Random, digits: number): string =>
  Array.from({ length: digits }, (_, at) => (at === 0 ? 'a' : at === 1 ? '7' : number(random, 16).toString(16))).join(
    '',
  );
const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((digits) => hex(random, digits)).join('-');

const ERRORS: readonly Saying[] = [
  (random) => [
    `Connection timeout after ${number(random, 30_000)} ms to http://localhost:8002/memories/${number(random, 1e6)}`,
    'Connection timeout after # ms to http://localhost:#/memories/#',
  ],
  (random) => [
    `could not open /srv/data/${hex(random, 6)}/index.db: no such file`,
    'could not open <path>: no such file',
  ],
  (random) => [
    `request ${uuid(random)} failed with "${hex(random, 4)} and more"`,
    'request <uuid> failed with <value>',
  ],
  (random) => [`bad pointer 0x${hex(random, 8)} in block ${hex(random, 12)}`, 'bad pointer <hex> in block <hex>'],
];
const WARNINGS: readonly Saying[] = [
  (random) => [`retrying op attempt=${number(random, 9)}`, 'retrying op attempt=#'],
  (random) => [`queue is ${number(random, 90)} % full`, 'queue is # % full'],
];
/** What only looks like an error. */
const TALK: readonly ((random: Random) => string)[] = [
  (random) => `no ERRORs found in report ${number(random, 1e6)}`,
  (random) => `request completed status=200 path=/health took=${number(random, 500)}`,
  (random) => `cache hit key=${number(random, 1e6)}`,
  (random) => `connection pool size=${number(random, 90)} in_use=${number(random, 90)}`,
  (random) => `wrote memory id=${number(random, 1e6)} category=PROJECT tags=[perf,ops]`,
];
/** What does so on purpose: one line in fifty. */
const TRICKS: readonly ((random: Random) => string)[] = [
  () => 'the page CRITICAL.html was shown, level=error is a setting of it',
  () => 'ERROR_COUNT=0, FATAL_COUNT=0',
  () => 'it said {"level":50,"msg":"ERROR"}',
  () => 'a name of many letters: Grüße, naïve, 日本語',
];

/** One error in 200 lines, one warning in 20. */
export function sayingOf(random: Random): Said {
  const dice = random();
  if (dice < 0.0005) return said('fatal', ERRORS, random);
  if (dice < 0.005) return said('error', ERRORS, random);
  if (dice < 0.05) return said('warning', WARNINGS, random);
  const texts = random() < 0.02 ? TRICKS : TALK;
  const talk = texts[number(random, texts.length)]!;
  return { level: dice < 0.8 ? 'info' : dice < 0.95 ? 'debug' : 'trace', text: talk(random), template: null };
}

function said(level: LogLevel, sayings: readonly Saying[], random: Random): Said {
  const [text, template] = sayings[number(random, sayings.length)]!(random);
  return { level, text, template };
}
