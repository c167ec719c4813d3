/** Milliseconds of each unit, longest first. */
const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
const SIZES: ReadonlyMap<string, number> = new Map([
  ...UNITS,
  ['min', 60_000],
  ['sec', 1000],
  ['day', 86_400_000],
  ['days', 86_400_000],
]);
const WHOLE = /^(?:\d+(?:\.\d+)?\s*[a-z]+\s*)+$/;
const PART = /(\d+(?:\.\d+)?)\s*([a-z]+)/g;

/** Nothing a person configures lasts longer: ten years. */
export const LONGEST_MS = 3650 * 86_400_000;

/** Whole milliseconds of `30s`, `5 m`, `1h30m`, `1.5 h`, `250ms`; null when it is none or longer than ten years. */
export function parseDuration(text: string): number | null {
  const clean = text.trim();
  if (!WHOLE.test(clean)) return null;
  let total = 0;
  for (const [, count, unit] of clean.matchAll(PART)) {
    const size = SIZES.get(unit ?? '');
    if (size === undefined) return null;
    total += Number(count) * size;
  }
  return total <= LONGEST_MS ? Math.round(total) : null;
}

/** The shortest exact spelling that {@link parseDuration} reads back: 90000 -> `1m30s`, 0 -> `0s`. Whole milliseconds. */
export function writeDuration(ms: number): string {
  let rest = ms;
  const parts = UNITS.map(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? `${count}${name}` : '';
  });
  return parts.join('') || '0s';
}
