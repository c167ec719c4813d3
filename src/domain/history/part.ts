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
  const least = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));
  const most = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b));
  const sum = (of: (part: Part) => number) => parts.reduce((all, part) => all + of(part), 0);
  return {
    at,
    stepMs,
    count: sum(({ count }) => count),
    sum: sum((part) => part.sum),
    min: parts.reduce<number | null>((all, { min }) => least(all, min), null),
    max: parts.reduce<number | null>((all, { max }) => most(all, max), null),
    last: parts.findLast(({ last }) => last !== null)?.last ?? null,
    upMs: sum(({ upMs }) => upMs),
    warningMs: sum(({ warningMs }) => warningMs),
    downMs: sum(({ downMs }) => downMs),
    sketch: parts.length === 0 ? EMPTY_SKETCH : mergeSketches(parts.map(({ sketch }) => sketch)),
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
