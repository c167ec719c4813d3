import { isDigit, number } from './digits.ts';

const PLUS = 0x2b;
const MINUS = 0x2d;
const COLON = 0x3a;
const SPACE = 0x20;
const MINUTE_MS = 60_000;

/** Minutes that a zone (`Z`, `+02:00`, `-0130`, after one space at most) is ahead of UTC; NaN where there is none. */
export function zoneMinutes(bytes: Uint8Array, from: number): number {
  const at = bytes[from] === SPACE ? from + 1 : from;
  const sign = bytes[at];
  if (sign === 0x5a) return 0;
  if (sign !== PLUS && sign !== MINUS) return Number.NaN;
  const hours = number(bytes, at + 1, 2);
  const minutes = number(bytes, bytes[at + 3] === COLON ? at + 4 : at + 3, 2);
  return (sign === PLUS ? 1 : -1) * (hours * 60 + minutes);
}

let known = Number.NaN;
let utc = Number.NaN;
let local = Number.NaN;

/**
 * Epoch ms of a day and an hour of the calendar, in UTC or in the zone of this machine. The last hour is remembered: the
 * lines of a log come in the order of time.
 */
export function hourStart(year: number, month: number, day: number, hour: number, inUtc: boolean): number {
  const key = ((year * 16 + month) * 32 + day) * 32 + hour;
  if (key !== known) {
    known = key;
    utc = Date.UTC(year, month - 1, day, hour);
    local = new Date(year, month - 1, day, hour).getTime();
  }
  return inUtc ? utc : local;
}

/** Epoch ms of a moment; `ahead` are minutes ahead of UTC, NaN for the zone of this machine. -1 when there is no such moment. */
export function moment(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ahead: number,
): number {
  const valid = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 61;
  if (!valid || Number.isNaN(year)) return -1;
  const isLocal = Number.isNaN(ahead);
  const start = hourStart(year, month, day, hour, !isLocal);
  return start + minute * MINUTE_MS + second * 1000 - (isLocal ? 0 : ahead * MINUTE_MS);
}

/** Milliseconds of the fraction of a second that may begin here: `.123`, `,5`. */
export function fractionMs(bytes: Uint8Array, from: number): number {
  let ms = 0;
  const to = fractionEnd(bytes, from);
  for (let at = from + 1, worth = 100; at < to && worth >= 1; at += 1, worth /= 10) ms += worth * number(bytes, at, 1);
  return ms;
}

export function fractionEnd(bytes: Uint8Array, from: number): number {
  const mark = bytes[from];
  if (mark !== 0x2e && mark !== 0x2c) return from;
  let at = from + 1;
  while (isDigit(bytes, at)) at += 1;
  return at === from + 1 ? from : at;
}
