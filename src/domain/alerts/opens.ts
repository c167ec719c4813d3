import type { AlertSettings } from './settings.ts';
import type { Track } from './track.ts';
import { seenIn } from './window.ts';

/** A window holds at least so many looks on the grid, whatever the interval. */
const LEAST_LOOKS = 10;

/** How long the window of a check is: the setting, or longer when its looks are rare. */
export function windowOf({ windowMs }: Pick<AlertSettings, 'windowMs'>, intervalMs: number): number {
  return Math.max(windowMs, LEAST_LOOKS * intervalMs);
}

/** Why a check whose last look failed opens an incident: it fails on and on, or too often; null when it does not. */
export function opensBy(track: Track, intervalMs: number, settings: AlertSettings): 'streak' | 'share' | null {
  const { fails, badSince, at, window } = track;
  if (badSince === null || fails === 0) return null;
  if (fails >= settings.fails && at - badSince >= settings.badForMs) return 'streak';
  const span = windowOf(settings, intervalMs);
  const least = settings.windowLeastMs * (span / settings.windowMs);
  const { bad, seen } = seenIn(window, span);
  return seen >= least && bad >= settings.share * seen ? 'share' : null;
}
