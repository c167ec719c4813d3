import { isDigit, number } from './digits.ts';
import { fractionEnd, fractionMs, moment, zoneMinutes } from './zone.ts';

const DAY_MS = 86_400_000;
const COLON = 0x3a;
const DASH = 0x2d;
const SLASH = 0x2f;
const SPACE = 0x20;
const ZERO = 0x30;
const ZULU = 0x5a;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec';

/** Where the last time that {@link isoAt} read ends. */
export const read = { end: 0 };

const MINUTE = 16;
/** The minute that was read last, as it was written, and its epoch ms in UTC and here: most lines say the same one. */
const last = new Uint8Array(MINUTE);
let inUtc = -1;
let here = -1;

/** `2026-11-21T14:38:52.123Z`, `2026/11/21 14:38:52`: epoch ms, or -1. */
export function isoAt(bytes: Uint8Array, at: number): number {
  if (bytes[at + MINUTE] !== COLON || bytes[at + 13] !== COLON) return -1;
  let same = MINUTE - 1;
  while (same >= 0 && bytes[at + same] === last[same]) same -= 1;
  if (same >= 0 && !readMinute(bytes, at)) return -1;
  const second = ((bytes[at + 17] ?? 0) - ZERO) * 10 + (bytes[at + 18] ?? 0) - ZERO;
  if (!(second >= 0 && second < 61) || !isDigit(bytes, at + 18)) return -1;
  const end = fractionEnd(bytes, at + 19);
  const ms = second * 1000 + (end > at + 19 ? fractionMs(bytes, at + 19) : 0);
  read.end = end;
  if (bytes[end] === ZULU) return inUtc + ms;
  const ahead = zoneMinutes(bytes, end);
  return Number.isNaN(ahead) ? here + ms : inUtc - ahead * 60_000 + ms;
}

function readMinute(bytes: Uint8Array, at: number): boolean {
  const mark = bytes[at + 4];
  const between = bytes[at + 10];
  if ((mark !== DASH && mark !== SLASH) || (bytes[at + 7] !== DASH && bytes[at + 7] !== SLASH)) return false;
  if (between !== 0x54 && between !== SPACE) return false;
  const [year, month, day] = [number(bytes, at, 4), number(bytes, at + 5, 2), number(bytes, at + 8, 2)];
  const [hour, minute] = [number(bytes, at + 11, 2), number(bytes, at + 14, 2)];
  const utc = moment(year, month, day, hour, minute, 0, 0);
  if (utc < 0) return false;
  inUtc = utc;
  here = moment(year, month, day, hour, minute, 0, Number.NaN);
  last.set(bytes.subarray(at, at + MINUTE));
  return true;
}

/** `21/Nov/2026:14:38:52 +0000` of web servers: epoch ms, or -1. */
export function apacheAt(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] !== SLASH || bytes[at + 6] !== SLASH || bytes[at + 11] !== COLON) return -1;
  if (bytes[at + 14] !== COLON || bytes[at + 17] !== COLON) return -1;
  return moment(
    number(bytes, at + 7, 4),
    monthAt(bytes, at + 3),
    number(bytes, at, 2),
    number(bytes, at + 12, 2),
    number(bytes, at + 15, 2),
    number(bytes, at + 18, 2),
    zoneMinutes(bytes, at + 20),
  );
}

/** `Nov 21 14:38:52` of syslog, whose year is the one that puts it at most a day after `now`: epoch ms, or -1. */
export function syslogAt(bytes: Uint8Array, at: number, now: number): number {
  const month = monthAt(bytes, at);
  if (month === 0 || bytes[at + 3] !== SPACE) return -1;
  let next = bytes[at + 4] === SPACE ? at + 5 : at + 4;
  const digits = isDigit(bytes, next + 1) ? 2 : 1;
  const day = number(bytes, next, digits);
  next += digits;
  if (bytes[next] !== SPACE || bytes[next + 3] !== COLON || bytes[next + 6] !== COLON) return -1;
  const hour = number(bytes, next + 1, 2);
  const minute = number(bytes, next + 4, 2);
  const second = number(bytes, next + 7, 2);
  const year = new Date(now).getFullYear();
  const time = moment(year, month, day, hour, minute, second, Number.NaN);
  return time > now + DAY_MS ? moment(year - 1, month, day, hour, minute, second, Number.NaN) : time;
}

/** 1 to 12; 0 for anything else. */
function monthAt(bytes: Uint8Array, at: number): number {
  const name = String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0).toLowerCase();
  const place = MONTHS.indexOf(name);
  return place % 4 === 0 ? place / 4 + 1 : 0;
}
