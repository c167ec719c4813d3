import type { Model, Note } from './model.ts';
import type { Pattern } from './pattern.ts';

/** What people got to hear in one simulated time; of several seeds the median and the means. */
export interface Outcome {
  /** From the beginning of the trouble to the first note, s; null when nobody was told, or nothing was wrong. */
  readonly delay: number | null;
  /** From the end of the trouble to the last resolve, s; null for none. */
  readonly resolve: number | null;
  readonly notes: number;
  /** Openings of which nobody wanted to hear. */
  readonly falseOpens: number;
  /** Share of seeds in which trouble was not told at all. */
  readonly missed: number;
}

export interface Told {
  readonly second: number;
  readonly note: Note;
}

/** Everything a monitor tells of a pattern. */
export function tell(model: Model, pattern: Pattern, seed: number): readonly Told[] {
  const watcher = model.make();
  const truth = pattern.truth(seed);
  const told: Told[] = [];
  for (let second = 0; second < pattern.length; second += watcher.next())
    for (const note of watcher.look(truth(second), second)) told.push({ second, note });
  return told;
}

export function outcomeOf(model: Model, pattern: Pattern): Outcome {
  const runs = Array.from({ length: pattern.seeds }, (_, seed) => one(tell(model, pattern, seed + 1), pattern));
  return {
    delay: median(runs.flatMap(({ delay }) => delay ?? [])),
    resolve: median(runs.flatMap(({ resolve }) => resolve ?? [])),
    notes: mean(runs.map(({ notes }) => notes)),
    falseOpens: mean(runs.map(({ falseOpens }) => falseOpens)),
    missed: mean(runs.map(({ missed }) => missed)),
  };
}

function one(told: readonly Told[], { trouble }: Pattern): Outcome {
  const opens = told.filter(({ note }) => note === 'opened');
  const ours = trouble === null ? [] : opens.filter(({ second }) => second >= trouble[0] && second <= trouble[1] + 60);
  const last = told.findLast(({ note }) => note === 'resolved');
  const first = ours[0];
  return {
    delay: trouble === null || first === undefined ? null : first.second - trouble[0],
    resolve: trouble === null || first === undefined || last === undefined ? null : last.second - trouble[1],
    notes: told.length,
    falseOpens: opens.length - ours.length,
    missed: trouble !== null && first === undefined ? 1 : 0,
  };
}

const mean = (all: readonly number[]): number => all.reduce((sum, value) => sum + value, 0) / Math.max(1, all.length);

function median(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = sorted.length % 2 === 1 ? [sorted[half], sorted[half]] : [sorted[half - 1], sorted[half]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
