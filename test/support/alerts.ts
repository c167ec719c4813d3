import { advance, type Effect } from '#domain/alerts/advance.ts';
import type { Mood } from '#domain/alerts/mood.ts';
import { recheckIn } from '#domain/alerts/recheck.ts';
import { type AlertSettings, DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { NEW_TRACK, type Track } from '#domain/alerts/track.ts';

export const T0 = Date.UTC(2026, 0, 5, 10);

export interface Seen {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly effect: Effect;
}

export interface Replay {
  readonly settings?: Partial<AlertSettings>;
  readonly intervalS?: number;
  /** Without it nothing is looked at beside the grid. */
  readonly rechecks?: boolean;
  readonly held?: (second: number) => boolean;
  readonly explained?: (second: number) => boolean;
}

/** What the rules do with a target that is as `moodAt` says (seconds), looked at on a grid and soon again where they ask for it. */
export function replay(moodAt: (second: number) => Mood, seconds: number, how: Replay = {}) {
  const settings = { ...DEFAULT_ALERTS, ...how.settings };
  const interval = how.intervalS ?? 30;
  const seen: Seen[] = [];
  let track: Track = NEW_TRACK;
  let grid = 0;
  for (let second = 0; second < seconds;) {
    const step = advance(
      track,
      {
        at: T0 + second * 1000,
        mood: moodAt(second),
        intervalMs: interval * 1000,
        explainedBy: how.explained?.(second) === true ? 'tcp:gateway' : null,
        held: how.held?.(second) === true,
      },
      settings,
    );
    track = step.track;
    if (step.effect !== 'none') seen.push({ at: second, effect: step.effect });
    if (second >= grid) grid += interval;
    const soon = how.rechecks === false ? null : recheckIn(track, settings);
    second = soon === null ? grid : Math.min(grid, second + soon / 1000);
  }
  return { seen, track };
}

/** The effects alone. */
export const effectsOf = ({ seen }: ReturnType<typeof replay>): readonly Effect[] => seen.map(({ effect }) => effect);
