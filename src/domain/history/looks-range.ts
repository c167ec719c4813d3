import { cutOf } from './cut.ts';
import { fold, type Look } from './fold.ts';
import { rangeOf, type SeriesRange } from './range.ts';

export interface LooksRange {
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly now: number;
  readonly holdMs: number;
}

/** A range of nothing but looks, the oldest first. */
export function rangeOfLooks(looks: readonly Look[], { from, to, points, now, holdMs }: LooksRange): SeriesRange {
  const cut = cutOf(from, to, points, now);
  return rangeOf(cut, fold({ looks, from: cut.from, to, holdMs, stepMs: cut.stepMs, origin: cut.from }));
}
