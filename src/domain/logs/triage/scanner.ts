import { kindOf, SPACE } from '#domain/logs/level/characters.ts';
import { ERROR, NONE, WARNING } from '#domain/logs/level/codes.ts';
import { textLevel } from '#domain/logs/level/text.ts';
import { isDigit } from '#domain/logs/time/digits.ts';
import { read } from '#domain/logs/time/forms.ts';
import { recordTime } from '#domain/logs/time/record.ts';

import { findMessage, message } from './message.ts';
import { emptyTally, type Tally } from './tally.ts';
import { isChained, isTraceback } from './traceback.ts';

const HOUR_MS = 3_600_000;

/** Lines written from `since` until before `until`, epoch ms, are counted. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

interface Options {
  readonly span: Span;
  /** Gives the year to times without one, epoch ms. */
  readonly now: number;
  /** For lines before the first time that is said, epoch ms; -1 when nothing is known of them: they are counted. */
  readonly before: number;
  /** Name of the template of a message, by level. */
  readonly nameOf: (code: number, bytes: Uint8Array, from: number, to: number) => number;
  /** Where the first line begins. */
  readonly from: number;
  /** A portion is at least so long, and ends where reading may begin. */
  readonly portionBytes: number;
}

/** What was counted in a part of a log. */
export interface Portion {
  readonly from: number;
  readonly to: number;
  readonly tally: Tally;
}

export interface Scanner {
  /** Takes the next line, or the beginning of a very long one; `offset` is where it begins in the log. */
  readonly line: (bytes: Uint8Array, from: number, to: number, offset: number) => void;
  /** All portions that hold anything; the log, or the part of it that was to be read, ends here. */
  end(offset: number): Portion[];
}

/**
 * Counts the lines of one log in the order in which they were written. The lines of a stack trace belong to the error
 * before them; a Python traceback with none before it is an error of its own. Reading may begin at any line that says time
 * and level: nothing before it matters to what comes after.
 */
export function createScanner({ span, now, before, nameOf, from: start, portionBytes }: Options): Scanner {
  const portions: Portion[] = [];
  let tally = emptyTally();
  let portionFrom = start;
  /** Where the last line begins if it counts; -1 when it does not. */
  let countedFrom = -1;
  let time = before;
  let level = NONE;
  let traced = false;
  let chained = false;
  /** Where the traceback began whose last line is still to come; -1 when none is. */
  let awaited = -1;
  let awaitedAt = -1;

  const counts = (at: number): boolean => at < 0 || (at >= span.since && at < span.until);

  const found = (code: number, at: number, bytes: Uint8Array, from: number, to: number, offset: number): void => {
    const name = nameOf(code, bytes, from, to);
    const known = tally.templates.get(name);
    if (known === undefined) tally.templates.set(name, { count: 1, first: at, last: at, offset });
    else {
      known.count += 1;
      if (at > known.last) known.last = at;
      if (at < known.first) {
        known.first = at;
        known.offset = offset;
      }
    }
  };

  const hour = (code: number): void => {
    const key = time < 0 ? -1 : Math.floor(time / HOUR_MS);
    let known = tally.hours.get(key);
    if (known === undefined) tally.hours.set(key, (known = { errors: 0, warnings: 0 }));
    if (code >= ERROR) known.errors += 1;
    else known.warnings += 1;
  };

  const settle = (bytes: Uint8Array, from: number, to: number): void => {
    if (awaited >= 0) found(ERROR, awaitedAt, bytes, from, to, awaited);
    awaited = -1;
  };

  const unlabelled = (bytes: Uint8Array, from: number, to: number, offset: number, dated: boolean): number => {
    if (dated) {
      settle(TRACEBACK, 0, TRACEBACK.length);
      level = NONE;
      traced = false;
      return NONE;
    }
    if (isTraceback(bytes, from, to)) {
      settle(TRACEBACK, 0, TRACEBACK.length);
      const own = !chained && (level < ERROR || traced);
      chained = false;
      traced = true;
      if (!own) return NONE;
      level = ERROR;
      if (counts(time)) [awaited, awaitedAt] = [offset, time];
      return ERROR;
    }
    if (traced && isChained(bytes, from, to)) chained = true;
    else if (awaited >= 0 && to > from && (kindOf(bytes, from) & SPACE) === 0) settle(bytes, from, to);
    return NONE;
  };

  const cut = (offset: number): void => {
    settle(TRACEBACK, 0, TRACEBACK.length);
    portions.push({ from: portionFrom, to: offset, tally });
    portionFrom = offset;
    tally = emptyTally();
  };

  const count = (code: number): void => {
    tally.lines += 1;
    tally.levels[code] = (tally.levels[code] ?? 0) + 1;
    if (time >= 0 && time < tally.earliest) tally.earliest = time;
    if (time > tally.latest) tally.latest = time;
    if (code >= WARNING) hour(code);
  };

  return {
    line(bytes, from, to, offset) {
      if (countedFrom >= 0) tally.bytes += offset - countedFrom;
      const said = recordTime(bytes, from, to, now);
      const code = textLevel(bytes, from, to, said >= 0 && isDigit(bytes, from) ? read.end : from);
      if (said >= 0) time = said;
      const counted = counts(time);
      countedFrom = counted ? offset : -1;
      if (code === NONE) {
        const own = unlabelled(bytes, from, to, offset, said >= 0);
        if (counted) count(own);
        return;
      }
      if (said >= 0 && offset - portionFrom >= portionBytes) cut(offset);
      else settle(TRACEBACK, 0, TRACEBACK.length);
      level = code;
      traced = false;
      chained = false;
      if (!counted) return;
      count(code);
      if (code < WARNING) return;
      findMessage(bytes, from, to);
      found(code, time, bytes, message.from, message.to, offset);
    },
    end(offset) {
      if (countedFrom >= 0) tally.bytes += offset - countedFrom;
      countedFrom = -1;
      cut(offset);
      return portions.filter(({ from, to }) => to > from);
    },
  };
}

const TRACEBACK = Uint8Array.from('Traceback', (letter) => letter.charCodeAt(0));
