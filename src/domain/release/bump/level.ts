/** How much of a version a change raises, the smallest first. */
export const LEVELS = ['patch', 'minor', 'major'] as const;

export type Level = (typeof LEVELS)[number];

/** The higher of two; `none` is below all. */
export function higher<Either extends Level | 'none'>(a: Either, b: Either): Either {
  return a === b || rank(a) >= rank(b) ? a : b;
}

/** Whether the first is above the second. */
export function above(a: Level, b: Level): boolean {
  return rank(a) > rank(b);
}

function rank(level: Level | 'none'): number {
  return level === 'none' ? -1 : LEVELS.indexOf(level);
}
