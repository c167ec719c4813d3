import type { Part } from './part.ts';
import { mergeSketches, type Sketch, sketchOf } from './sketch.ts';

/** All values of a stretch of time, in one. */
export interface Summed {
  readonly count: number;
  readonly sum: number;
  readonly sketch: Sketch;
}

export const summedParts = (parts: readonly Part[]): Summed => ({
  count: parts.reduce((all, { count }) => all + count, 0),
  sum: parts.reduce((all, { sum }) => all + sum, 0),
  sketch: mergeSketches(parts.map(({ sketch }) => sketch)),
});

/** The same of looks; one without a value does not count. */
export function summedLooks(looks: readonly { readonly value: number | null }[]): Summed {
  const values = looks.flatMap(({ value }) => (value === null ? [] : [value]));
  return { count: values.length, sum: values.reduce((all, value) => all + value, 0), sketch: sketchOf(values) };
}
