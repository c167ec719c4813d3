interface Keyed {
  /** Time of a line, epoch ms. */
  readonly key: number;
}

/** A line by the number of its list and its place in it. */
export interface Picked<Line> {
  readonly list: number;
  readonly line: Line;
}

/**
 * The first `count` lines of several lists, in the order of time; of lines of one time those of the first list go first.
 * The order within a list is never changed, whatever the clocks of its writer said.
 */
export function mergeFirst<Line extends Keyed>(lists: readonly (readonly Line[])[], count: number): Picked<Line>[] {
  const next = lists.map(() => 0);
  const picked: Picked<Line>[] = [];
  while (picked.length < count) {
    let best = -1;
    let bestLine: Line | undefined;
    for (const [list, lines] of lists.entries()) {
      const line = lines[next[list] ?? 0];
      if (line !== undefined && (bestLine === undefined || line.key < bestLine.key)) [best, bestLine] = [list, line];
    }
    if (bestLine === undefined) break;
    next[best] = (next[best] ?? 0) + 1;
    picked.push({ list: best, line: bestLine });
  }
  return picked;
}

/** The last `count` lines of several lists: for lists in the order of time the end of what {@link mergeFirst} says. */
export function mergeLast<Line extends Keyed>(lists: readonly (readonly Line[])[], count: number): Picked<Line>[] {
  const left = lists.map((lines) => lines.length);
  const picked: Picked<Line>[] = [];
  while (picked.length < count) {
    let best = -1;
    let bestLine: Line | undefined;
    for (const [list, lines] of lists.entries()) {
      const line = lines[(left[list] ?? 0) - 1];
      if (line !== undefined && (bestLine === undefined || line.key >= bestLine.key)) [best, bestLine] = [list, line];
    }
    if (bestLine === undefined) break;
    left[best] = (left[best] ?? 0) - 1;
    picked.push({ list: best, line: bestLine });
  }
  return picked.toReversed();
}
