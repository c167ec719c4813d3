import { fingerprint } from '#domain/fingerprint.ts';

/** A made-up quantity that goes up and down around a mean, the same for the same seed, name and time. */
export interface Wave {
  /** Value at a moment (epoch ms). */
  at(time: number): number;
  /** Value times seconds gathered from `from` to `time`: what a counter would have counted. */
  between(from: number, time: number): number;
}

const PERIODS_S = [9, 41, 240, 3000];
const SHARES = [0.3, 0.3, 0.2, 0.2];

/** Never leaves `mean - swing .. mean + swing`. */
export function wave(seed: number, name: string, mean: number, swing: number): Wave {
  const parts = PERIODS_S.map((period, index) => ({
    size: swing * (SHARES[index] ?? 0),
    pace: (2 * Math.PI) / (period * 1000),
    phase: 2 * Math.PI * chance(seed, `${name} ${period}`),
  }));
  const gathered = (time: number): number =>
    parts.reduce((sum, { size, pace, phase }) => sum - (size / pace / 1000) * Math.cos(pace * time + phase), 0);
  return {
    at: (time) => parts.reduce((sum, { size, pace, phase }) => sum + size * Math.sin(pace * time + phase), mean),
    between: (from, time) => (mean * (time - from)) / 1000 + gathered(time) - gathered(from),
  };
}

/** A number from 0 up to 1 that belongs to a name. */
export function chance(seed: number, name: string): number {
  return Number.parseInt(fingerprint(`${seed}/${name}`), 16) / 2 ** 32;
}
