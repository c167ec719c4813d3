import type { AlertSettings } from './settings.ts';
import type { Track } from './track.ts';
import { shareIn } from './window.ts';

/** Whether a firing check is well again: good looks in a row, for long enough, and few bad ones before them. */
export function closes(track: Track, settings: AlertSettings): boolean {
  const { oks, okSince, at, flapping, window } = track;
  if (okSince === null || oks < settings.oks) return false;
  const needed = flapping ? Math.max(settings.flapCleanMs, settings.okForMs) : settings.okForMs;
  return at - okSince >= needed && shareIn(window, settings.closeWindowMs) < settings.share;
}
