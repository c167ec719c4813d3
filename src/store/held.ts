import type { Reading } from '#domain/reading.ts';
import type { Incident } from '#services/ports/state.ts';

/** Readings of one tick that wait to be shown. */
export interface Batch {
  readonly readings: readonly Reading[];
  readonly incidents: readonly Incident[];
  /** Epoch ms. */
  readonly at: number;
}

const MOST = 120;

/** One more batch; when too many wait, the two oldest become one, in which the later reading of a check wins. */
export function addBatch(waiting: readonly Batch[], batch: Batch): readonly Batch[] {
  const all = [...waiting, batch];
  const [first, second, ...rest] = all;
  if (all.length <= MOST || first === undefined || second === undefined) return all;
  const readings = new Map([...first.readings, ...second.readings].map((reading) => [reading.id, reading]));
  return [{ ...second, readings: [...readings.values()] }, ...rest];
}
