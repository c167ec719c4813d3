/** How a target is at a moment, seconds from the beginning; `blind` is a look that could not look. */
export type Truth = 'up' | 'down' | 'blind';

/** A failure as it happens, the same for every monitor. */
export interface Pattern {
  readonly letter: string;
  readonly about: string;
  /** Seconds that are simulated. */
  readonly length: number;
  /** When people want to hear of it, seconds; null where nobody should be woken. */
  readonly trouble: readonly [from: number, to: number] | null;
  /** Made anew for each seed; asked with growing seconds. */
  readonly truth: (seed: number) => (second: number) => Truth;
  readonly seeds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Numerical Recipes' generator: the same numbers on every machine. */
function numbers(seed: number): () => number {
  let state = (seed * 7919 + 13) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Simple = (second: number) => boolean;
const steady = (isDown: Simple) => () => (second: number) => (isDown(second) ? ('down' as const) : ('up' as const));
const within = (second: number, from: number, length: number): boolean => second >= from && second < from + length;

/** Beginnings and lengths; the first ones last a little longer than a time between reminders, the others a little less. */
const LONG = [
  [HOUR, 70 * MINUTE],
  [10 * HOUR, 4.5 * HOUR],
  [24 * HOUR, 26 * HOUR],
] as const;
const SHORTER = [
  [HOUR, 55 * MINUTE],
  [10 * HOUR, 3.5 * HOUR],
  [24 * HOUR, 21 * HOUR],
] as const;

/** Down for ten minutes and more, seen only by each `every`th look. */
const seenSeldom = (every: number, seconds: number) => () => {
  let looks = 0;
  return (second: number): Truth => {
    looks += 1;
    return looks % every !== 0 ? 'blind' : within(second, HOUR, seconds) ? 'down' : 'up';
  };
};

export const PATTERNS: readonly Pattern[] = [
  {
    letter: 'A',
    about: 'down for 10 min',
    length: 6 * HOUR,
    trouble: [HOUR, HOUR + 600],
    truth: steady((second) => within(second, HOUR, 600)),
    seeds: 1,
  },
  {
    letter: 'B',
    about: 'harmless: 2 % of looks fail, 24 h',
    length: 24 * HOUR,
    trouble: null,
    truth: (seed) => {
      const next = numbers(seed);
      return () => (next() > 0.02 ? 'up' : 'down');
    },
    seeds: 20,
  },
  {
    letter: 'C',
    about: '60 s down, 90 s up, for 2 h',
    length: 6 * HOUR,
    trouble: [HOUR, 3 * HOUR],
    truth: steady((second) => within(second, HOUR, 2 * HOUR) && (second - HOUR) % 150 < 60),
    seeds: 1,
  },
  {
    letter: 'D',
    about: 'a third of requests fail for 2 h',
    length: 6 * HOUR,
    trouble: [HOUR, 3 * HOUR],
    truth: (seed) => {
      const next = numbers(seed);
      return (second) => (next() < 1 / 3 && within(second, HOUR, 2 * HOUR) ? 'down' : 'up');
    },
    seeds: 20,
  },
  {
    letter: 'E',
    about: 'harmless: a restart of 45 s each hour',
    length: 6 * HOUR,
    trouble: null,
    truth: steady((second) => second > 60 && second % HOUR < 45),
    seeds: 1,
  },
  {
    letter: 'F',
    about: 'harmless: 20 s down each 5 min, for 2 h',
    length: 4 * HOUR,
    trouble: null,
    truth: steady((second) => within(second, HOUR, 2 * HOUR) && (second - HOUR) % 300 < 20),
    seeds: 1,
  },
  {
    letter: 'G',
    about: '60 s down, 90 s up from the first look on, for 1 h',
    length: 3 * HOUR,
    trouble: [0, HOUR],
    truth: steady((second) => second < HOUR && second % 150 >= 90),
    seeds: 1,
  },
  {
    letter: 'H',
    about: 'down for 5 min, four times, each 15 min',
    length: 5 * HOUR,
    trouble: [HOUR, HOUR + 50 * MINUTE],
    truth: steady((second) => within(second, HOUR, HOUR) && (second - HOUR) % (15 * MINUTE) < 300),
    seeds: 1,
  },
  {
    letter: 'I',
    about: 'down for 5 min, three times, each 33 min',
    length: 5 * HOUR,
    trouble: [HOUR, HOUR + 71 * MINUTE],
    truth: steady((second) => within(second, HOUR, 99 * MINUTE) && (second - HOUR) % (33 * MINUTE) < 300),
    seeds: 1,
  },
  {
    letter: 'J',
    about: 'down for 10 min, only every third look gets an answer',
    length: 4 * HOUR,
    trouble: [HOUR, HOUR + 600],
    truth: seenSeldom(3, 600),
    seeds: 1,
  },
  {
    letter: 'K',
    about: 'down for 70 min, 4.5 h and 26 h in 3 days',
    length: 72 * HOUR,
    trouble: [HOUR, 50 * HOUR],
    truth: steady((second) => LONG.some(([from, length]) => within(second, from, length))),
    seeds: 1,
  },
  {
    letter: 'L',
    about: 'down for 55 min, 3.5 h and 21 h in 3 days',
    length: 72 * HOUR,
    trouble: [HOUR, 45 * HOUR],
    truth: steady((second) => SHORTER.some(([from, length]) => within(second, from, length))),
    seeds: 1,
  },
  {
    letter: 'M',
    about: 'down for 2 min, and 4 min later for one look',
    length: 3 * HOUR,
    trouble: [HOUR, HOUR + 6.5 * MINUTE],
    truth: steady((second) => within(second, HOUR, 120) || within(second, HOUR + 6 * MINUTE, 30)),
    seeds: 1,
  },
  {
    letter: 'N',
    about: 'down for 30 min, only every sixteenth look gets an answer',
    length: 4 * HOUR,
    trouble: [HOUR, 1.5 * HOUR],
    truth: seenSeldom(16, 30 * MINUTE),
    seeds: 1,
  },
];
