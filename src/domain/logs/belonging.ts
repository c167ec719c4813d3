import { levelOf } from '#domain/log-level.ts';
import { lineTime } from '#domain/log-time.ts';

import type { LogLevel } from './line.ts';

/** When a line was written and how severe it is, by its own words or by those of the line it belongs to. */
export interface Belonging {
  /** Epoch ms; null before the first line that says it. */
  readonly at: number | null;
  readonly level: LogLevel | null;
}

export const NOTHING_BEFORE: Belonging = { at: null, level: null };

/** How stack traces go on. */
const CONTINUED =
  /^(?:\s|Caused by:|\.\.\. \d+ more|During handling of|The above exception|Traceback \(|[})\]]+[,;]?$)/;

/** Whether a line goes on with the one before it, as those of a stack trace do. */
export const isContinued = (line: string): boolean => CONTINUED.test(line);

/**
 * Times and levels of lines that follow each other. One without a time was written when the one before it was; one that
 * goes on with another also has its level. `before` is what holds in front of them, `now` (epoch ms) gives years.
 */
export function belongings(lines: readonly string[], now: number, before: Belonging = NOTHING_BEFORE): Belonging[] {
  let last = before;
  return lines.map((line) => {
    const continued = isContinued(line);
    const at = (continued ? null : lineTime(line, now)) ?? last.at;
    const own = levelOf(line);
    last = { at, level: own ?? (continued ? last.level : null) };
    return last;
  });
}

/** Whether what stands before a line has to be known to say when and how severe it is. */
export function dependsOnBefore(line: string, now: number): boolean {
  return isContinued(line) || lineTime(line, now) === null;
}
