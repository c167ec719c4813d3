import { closes } from './closes.ts';
import { count } from './count.ts';
import { isFlapping, openedAgain } from './flapping.ts';
import { afterLoss, isLost } from './lost.ts';
import type { Mood } from './mood.ts';
import { opensBy, windowOf } from './opens.ts';
import type { AlertSettings } from './settings.ts';
import type { Track } from './track.ts';
import { EMPTY_WINDOW, extendWindow, isOnGrid } from './window.ts';

export interface Look {
  /** Epoch ms. */
  readonly at: number;
  readonly mood: Mood;
  readonly intervalMs: number;
  /** The check whose failure explains this one's; null for none. */
  readonly explainedBy: string | null;
  /** Nothing is closed now: its end is told when the maintenance is over. */
  readonly held: boolean;
}

/** `again`: it fails once more while its incident is still open. `hidden`: it would have opened. */
export type Effect = 'open' | 'flap' | 'again' | 'close' | 'hidden' | 'none';

export interface Step {
  readonly track: Track;
  readonly effect: Effect;
}

/** What one look does to a check: the whole state machine. */
export function advance(before: Track, look: Look, settings: AlertSettings): Step {
  const { at, intervalMs, explainedBy, held } = look;
  const lost = isLost(before, at, intervalMs);
  const known = lost ? afterLoss(before, at) : before;
  const isHidden = look.mood === 'bad' && explainedBy !== null && !before.firing;
  const mood: Mood = isHidden ? 'gap' : look.mood;
  const keep = Math.max(windowOf(settings, intervalMs), settings.closeWindowMs);
  const window = isOnGrid(known.window, at, intervalMs)
    ? extendWindow(known.window, [at, mood], keep, lost)
    : known.window;
  if (isHidden) return hidden({ ...known, at, window }, explainedBy);
  const track: Track = { ...count(known, mood, at), window, explained: mood === 'gap' ? known.explained : null };
  if (!track.firing)
    return mood === 'bad' && opensBy(track, intervalMs, settings) !== null ? open(track, settings) : none(track);
  if (mood === 'ok' && !held && closes(track, settings)) return close(track);
  return { track, effect: mood === 'bad' && track.fails === 1 && known.oks > 0 ? 'again' : 'none' };
}

const none = (track: Track): Step => ({ track, effect: 'none' });

/** Explained failures count for nothing, so that a check has its full time once its parent is well again. */
function hidden(track: Track, by: string): Step {
  const effect = track.explained === null ? 'hidden' : 'none';
  return { track: { ...track, fails: 0, badSince: null, oks: 0, okSince: null, explained: by }, effect };
}

function open(track: Track, settings: AlertSettings): Step {
  const opens = openedAgain(track.opens, track.at, settings);
  const flapping = isFlapping(opens, settings);
  return { track: { ...track, firing: true, flapping, opens }, effect: flapping ? 'flap' : 'open' };
}

/** The window begins anew, else what was bad in it would open the next one at once. */
function close(track: Track): Step {
  const window = { ...EMPTY_WINDOW, last: track.window.last };
  return { track: { ...track, firing: false, flapping: false, window }, effect: 'close' };
}
