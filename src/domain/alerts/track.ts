import type { Mood } from './mood.ts';
import { EMPTY_WINDOW, type Mark, type Window } from './window.ts';

/** What the rules remember of one check between looks. Times are epoch ms. */
export interface Track {
  /** The last look; 0 before the first. */
  readonly at: number;
  /** Looks in a row, and since when; unknown ones neither add nor end. */
  readonly fails: number;
  readonly badSince: number | null;
  readonly oks: number;
  readonly okSince: number | null;
  readonly firing: boolean;
  readonly flapping: boolean;
  /** When incidents were opened within the time that counts for flapping. */
  readonly opens: readonly number[];
  /** The check whose failure explains that this one would have opened; null for none. */
  readonly explained: string | null;
  readonly window: Window;
}

export const NEW_TRACK: Track = {
  at: 0,
  fails: 0,
  badSince: null,
  oks: 0,
  okSince: null,
  firing: false,
  flapping: false,
  opens: [],
  explained: null,
  window: EMPTY_WINDOW,
};

export type TrackState = 'ok' | 'soft' | 'firing' | 'recovering' | 'flapping' | 'suppressed';

/** `soft`: it fails, but not for long enough; `recovering`: it is well, but not for long enough. */
export function stateOf({ fails, oks, firing, flapping, explained }: Track): TrackState {
  if (explained !== null) return 'suppressed';
  if (!firing) return fails > 0 ? 'soft' : 'ok';
  if (flapping) return 'flapping';
  return oks > 0 ? 'recovering' : 'firing';
}

const MOODS: readonly Mood[] = ['ok', 'bad', 'gap'];
type Short = readonly [number, number];
const short = ([at, mood]: Mark): Short => [at, MOODS.indexOf(mood)];

/** As short text for the state file. */
export function writeTrack({
  at,
  fails,
  badSince,
  oks,
  okSince,
  firing,
  flapping,
  opens,
  explained,
  window,
}: Track): string {
  const { marks, last } = window;
  const flags = (firing ? 1 : 0) + (flapping ? 2 : 0);
  return JSON.stringify([
    at,
    fails,
    badSince,
    oks,
    okSince,
    flags,
    opens,
    explained,
    marks.map(short),
    last && short(last),
  ]);
}

/** What `writeTrack` wrote; anything else begins anew. */
export function readTrack(text: string): Track {
  if (text === '') return NEW_TRACK;
  try {
    const all: unknown = JSON.parse(text);
    if (!Array.isArray(all) || all.length !== 10) return NEW_TRACK;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only we write this
    const [at, fails, badSince, oks, okSince, flags, opens, explained, marks, last] = all as unknown as Written;
    return {
      at,
      fails,
      badSince,
      oks,
      okSince,
      firing: flags % 2 === 1,
      flapping: flags >= 2,
      opens,
      explained,
      window: { marks: marks.map(long), last: last && long(last) },
    };
  } catch {
    return NEW_TRACK;
  }
}

type Written = readonly [
  number,
  number,
  number | null,
  number,
  number | null,
  number,
  readonly number[],
  string | null,
  readonly Short[],
  Short | null,
];
const long = ([at, mood]: Short): Mark => [at, MOODS[mood] ?? 'gap'];
