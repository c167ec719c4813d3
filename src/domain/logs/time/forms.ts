import { isDigit, number } from './digits.ts';
import { fractionEnd, fractionMs, moment, zoneMinutes } from './zone.ts';

const DAY_MS = 86_400_000;
const COLON = 0x3a;
const DASH = 0x2d;
const SLASH = 0x2f;
const SPACE = 0x20;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec';

/** `2026-11-21T14:38:52.123Z`, `2026/11/21 14:38:52`: epoch ms, or -1. */
export function isoAt(bytes: Uint8Array, at: number): number {
  const mark = bytes[at + 4];
  const middle = bytes[at + 10];
  const shaped =
    (mark === DASH || mark === SLASH) &&
    (bytes[at + 7] === DASH || bytes[at + 7] === SLASH) &&
    (middle === 0x54 || middle === SPACE) &&
    bytes[at + 13] === COLON &&
    bytes[at + 16] === COLON;
  if (!shaped) return -1;
  const start = moment(
    number(bytes, at, 4),
    number(bytes, at + 5, 2),
    number(bytes, at + 8, 2),
    number(bytes, at + 11, 2),
    number(bytes, at + 14, 2),
    number(bytes, at + 17, 2),
    zoneMinutes(bytes, fractionEnd(bytes, at + 19)),
  );
  return start < 0 ? start : start + fractionMs(bytes, at + 19);
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
