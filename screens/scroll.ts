/** First of `count` lines to show in `room` lines so that line `at` is in view, near the middle where it can be. */
export function scrolledTo(at: number, count: number, room: number): number {
  return Math.max(0, Math.min(at - Math.floor(room / 2), count - room));
}
