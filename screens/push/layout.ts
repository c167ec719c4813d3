import type { PushReview } from '#domain/push/review.ts';

import { planRows } from './plan-rows.ts';
import { whyRows } from './why-rows.ts';

/** Lines and columns of the parts of a review, frames included; a part without room has none. */
export interface ReviewLayout {
  readonly columns: boolean;
  readonly frame: 'panel' | 'section';
  readonly left: number;
  readonly right: number;
  readonly why: number;
  readonly plan: number;
  readonly changelog: number;
}

const LEAST_CHANGELOG = 4;

/** Side by side where there is room; else the choice first, then the plan, then what is written. */
export function reviewLayout(review: PushReview, width: number, height: number): ReviewLayout {
  const room = height - 1;
  const entry = review.changelog === null ? 0 : review.changelog.entry.trimEnd().split('\n').length;
  if (width >= 100 && height >= 20) {
    const left = Math.floor(width * 0.42);
    const wish = whyRows(review).length + 2;
    const written = entry === 0 ? 0 : entry + 2;
    const why = written === 0 ? room : Math.max(Math.min(wish, room - LEAST_CHANGELOG - 2), room - written);
    return {
      columns: true,
      frame: 'panel',
      left,
      right: width - left,
      why,
      plan: room,
      changelog: room - why,
    };
  }
  const plan = Math.min(planRows(review, room).length + 1, Math.max(5, Math.floor(room * 0.55)));
  const why = Math.max(3, Math.min(whyRows(review).length + 1, room - plan));
  const changelog = room - plan - why;
  const fits = changelog >= LEAST_CHANGELOG && entry > 0;
  return {
    columns: false,
    frame: 'section',
    left: width,
    right: width,
    why,
    plan: fits ? plan : room - why,
    changelog: fits ? changelog : 0,
  };
}
