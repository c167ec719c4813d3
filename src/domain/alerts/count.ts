import type { Mood } from './mood.ts';
import type { Track } from './track.ts';

/** Looks in a row after one more. Nothing seen neither adds nor ends. */
export function count(track: Track, mood: Mood, at: number): Track {
  switch (mood) {
    case 'gap':
      return { ...track, at };
    case 'bad':
      return { ...track, at, fails: track.fails + 1, badSince: track.badSince ?? at, oks: 0, okSince: null };
    case 'ok':
      return { ...track, at, fails: 0, badSince: null, oks: track.oks + 1, okSince: track.okSince ?? at };
  }
}
