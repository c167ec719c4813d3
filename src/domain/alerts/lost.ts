import { isStale } from '#domain/reading.ts';

import { NEW_TRACK, type Track } from './track.ts';

/** Whether nobody looked for so long, or the clock was set, that what was counted before says nothing of now. */
export function isLost(track: Track, at: number, intervalMs: number): boolean {
  return track.at !== 0 && (at < track.at || isStale({ takenAt: track.at, intervalMs }, at));
}

/**
 * Begins to count anew after such a time; what is open stays open. After a suspend that is the grace for the network to come
 * back. A clock that was set back voids every time that is remembered.
 */
export function afterLoss(track: Track, at: number): Track {
  const fresh = { ...track, fails: 0, badSince: null, oks: 0, okSince: null, explained: null };
  if (at >= track.at) return fresh;
  return { ...fresh, opens: track.opens.map((one) => one - (track.at - at)), window: NEW_TRACK.window };
}
