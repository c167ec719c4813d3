const DAY_MS = 86_400_000;

/** The framework's words for how long ago something changed: a week, a month, longer. */
export function activityOf(quietMs: number): 'active' | 'moderate' | 'stale' {
  if (quietMs <= 7 * DAY_MS) return 'active';
  return quietMs <= 30 * DAY_MS ? 'moderate' : 'stale';
}

/** The framework's words for how fast an answer was. */
export function speedOf(ms: number): 'excellent' | 'good' | 'fair' | 'poor' {
  if (ms < 100) return 'excellent';
  if (ms < 500) return 'good';
  return ms < 2000 ? 'fair' : 'poor';
}
