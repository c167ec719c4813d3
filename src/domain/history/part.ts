import { EMPTY_SKETCH, mergeSketches, type Sketch } from './sketch.ts';

/** A stretch of a series summed up; two of them merge into one without loss. */
export interface Part {
  /** Epoch ms of its start. */
  readonly at: number;
  readonly stepMs: number;
  /** Values in it; the rest is about them. */
  readonly count: number;
  readonly sum: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly last: number | null;
  /** How long it was ok or warning, and how long critical; what remains nobody knows. */
  readonly upMs: number;
  /** Of the time up. */
  readonly warningMs: number;
  readonly downMs: number;
  readonly sketch: Sketch;
}

/** One part of `stepMs` from `at` on, of parts that lie in it, the oldest first. */
export function mergeParts(at: number, stepMs: number, parts: readonly Part[]): Part {
  let [count, sum, upMs, warningMs, downMs] = [0, 0, 0, 0, 0];
  let [min, max, last]: (number | null)[] = [null, null, null];
  // One loop: a range merges thousands.
  for (const part of parts) {
    count += part.count;
    sum += part.sum;
    upMs += part.upMs;
    warningMs += part.warningMs;
    downMs += part.downMs;
    if (part.min !== null && (min === null || min === undefined || part.min < min)) min = part.min;
    if (part.max !== null && (max === null || max === undefined || part.max > max)) max = part.max;
    last = part.last ?? last;
  }
  const sketch = parts.length === 0 ? EMPTY_SKETCH : mergeSketches(parts.map((part) => part.sketch));
  return {
    at,
    stepMs,
    count,
    sum,
    min: min ?? null,
    max: max ?? null,
    last: last ?? null,
    upMs,
    warningMs,
    downMs,
    sketch,
  };
}

/** Parts in the steps they begin in, the oldest step first; a step without parts is left out. */
export function groupParts(parts: readonly Part[], stepMs: number, origin = 0): readonly Part[] {
  const steps = new Map<number, Part[]>();
  for (const part of parts) {
    const at = floorTo(part.at - origin, stepMs) + origin;
    const own = steps.get(at);
    if (own) own.push(part);
    else steps.set(at, [part]);
  }
  return [...steps].map(([at, own]) => mergeParts(at, stepMs, own));
}

/** The start of the step in which a moment lies. */
export const floorTo = (at: number, stepMs: number): number => Math.floor(at / stepMs) * stepMs;
