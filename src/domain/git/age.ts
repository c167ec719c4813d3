export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** `45 d`, `3 h`, `12 min`: one unit, rounded down. */
export function age(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} d`;
  if (ms >= 60 * MINUTE_MS) return `${Math.floor(ms / (60 * MINUTE_MS))} h`;
  return `${Math.floor(ms / MINUTE_MS)} min`;
}
