/** The part of a long list that is on the screen. */
export interface Window {
  readonly first: number;
  readonly count: number;
}

/** `room` of `total` rows so that row `at` is seen, with it in the middle where the ends allow. */
export function windowAround(at: number, total: number, room: number): Window {
  const count = Math.max(0, Math.min(total, room));
  return { first: Math.max(0, Math.min(at - Math.floor(count / 2), total - count)), count };
}
