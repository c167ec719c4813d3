import type { Mood } from './mood.ts';

/** From when on a mood held, epoch ms; until the next mark, the last one until the last look on the grid. */
export type Mark = readonly [at: number, mood: Mood];

/** The looks on the grid of the last minutes, equal ones in one mark. Re-checks in between are not counted. */
export interface Window {
  readonly marks: readonly Mark[];
  /** The last look on the grid; null before the first. */
  readonly last: Mark | null;
}

export const EMPTY_WINDOW: Window = { marks: [], last: null };

/** A look that comes before this share of the interval is a re-check beside the grid. */
const ON_GRID = 0.75;

export function isOnGrid({ last }: Window, at: number, intervalMs: number): boolean {
  return last === null || at - last[0] >= ON_GRID * intervalMs;
}

/** The window with one more look on the grid, without what is older than `keepMs`. `lost`: nobody looked since the last. */
export function extendWindow({ marks, last }: Window, look: Mark, keepMs: number, lost: boolean): Window {
  if (last === null) return { marks, last: look };
  const mood = lost ? 'gap' : last[1];
  const grown = marks.at(-1)?.[1] === mood ? marks : [...marks, [last[0], mood] as const];
  const cut = look[0] - keepMs;
  const old = grown.findLastIndex(([at]) => at <= cut);
  return { marks: old > 0 ? grown.slice(old) : grown, last: look };
}

/** How much of the last `spanMs` was seen to be bad, and how much was seen at all, ms. */
export function seenIn({ marks, last }: Window, spanMs: number): { readonly bad: number; readonly seen: number } {
  let bad = 0;
  let seen = 0;
  const end = last?.[0] ?? 0;
  for (const [index, [at, mood]] of marks.entries()) {
    const from = Math.max(at, end - spanMs);
    const length = Math.max(0, (marks[index + 1]?.[0] ?? end) - from);
    if (mood !== 'gap') seen += length;
    if (mood === 'bad') bad += length;
  }
  return { bad, seen };
}

/** Share of bad time in what was seen of the last `spanMs`, 0..1; 0 when nothing was. */
export function shareIn(window: Window, spanMs: number): number {
  const { bad, seen } = seenIn(window, spanMs);
  return seen === 0 ? 0 : bad / seen;
}
