import type { AlertSettings } from './settings.ts';
import type { Track } from './track.ts';

/** In how many ms to look again, beside the grid, because it is not clear yet how a check is; null for no hurry. */
export function recheckIn(track: Track, settings: AlertSettings): number | null {
  const { firing, fails, oks, okSince, at } = track;
  if (!firing) return fails > 0 ? settings.recheckMs : null;
  if (okSince === null) return null;
  return oks < settings.oks || at - okSince < settings.okForMs ? settings.recheckMs : null;
}
