import { kindOf, SPACE, UPPER } from '#domain/logs/level/characters.ts';

import { isDigit } from './digits.ts';
import { apacheAt, isoAt, syslogAt } from './forms.ts';
import { jsonTime } from './json.ts';

/** A time further on in a line belongs to what it tells. */
const HEAD = 100;
/** Bytes of the longest form without zone and fraction. */
const LEAST = 15;
const LESS = 0x3c;
const MORE = 0x3e;
const OPEN_OBJECT = 0x7b;
const QUOTE = 0x22;

/**
 * Epoch ms at which a log line says it was written, at its beginning or in a field of a JSON line: ISO,
 * `2026/11/21 14:38:52`, Apache, syslog (whose year comes from `now`). Without a zone it is local time. -1 when it says
 * nothing, as the lines of a stack trace, which begin with blanks.
 */
export function recordTime(bytes: Uint8Array, from: number, to: number, now: number): number {
  if ((kindOf(bytes, from) & SPACE) !== 0) return -1;
  if (bytes[from] === OPEN_OBJECT) return jsonTime(bytes, from, to);
  const end = Math.min(to - LEAST, from + HEAD);
  for (let at = from; at <= end; at += 1) {
    if (isDigit(bytes, at)) {
      const time = dateAt(bytes, at, to);
      if (time >= 0) return time;
      while (isDigit(bytes, at + 1)) at += 1;
    } else if (bytes[at] === OPEN_OBJECT && bytes[at + 1] === QUOTE) return jsonTime(bytes, at, to);
    else if ((kindOf(bytes, at) & UPPER) !== 0 && isStart(bytes, from, at)) {
      const time = syslogAt(bytes, at, now);
      if (time >= 0) return time;
    }
  }
  return -1;
}

function dateAt(bytes: Uint8Array, at: number, to: number): number {
  const iso = at + 19 <= to ? isoAt(bytes, at) : -1;
  return iso >= 0 || at + 20 > to ? iso : apacheAt(bytes, at);
}

/** Syslog's time begins a line, or follows its priority: `<34>`. */
function isStart(bytes: Uint8Array, from: number, at: number): boolean {
  return at === from || (bytes[from] === LESS && bytes[at - 1] === MORE && at - from <= 5);
}
