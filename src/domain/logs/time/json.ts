import { QUOTE } from '#domain/logs/level/characters.ts';
import { member, nextMember } from '#domain/logs/level/members.ts';

import { isDigit, number } from './digits.ts';
import { isoAt } from './forms.ts';
import { fractionMs } from './zone.ts';

const KEYS = ['time', 'ts', 'timestamp', '@timestamp', 't', 'date', 'datetime', 'asctime', '@t'].map((name) =>
  Uint8Array.from(name, (letter) => letter.charCodeAt(0)),
);
const SECONDS = 10;
const MILLISECONDS = 13;

/** When a JSON line says it was written, in its outer object: a text, or a number of seconds or milliseconds; -1 when not. */
export function jsonTime(bytes: Uint8Array, from: number, to: number): number {
  for (let at = nextMember(bytes, from + 1, to); at >= 0; at = nextMember(bytes, at, to)) {
    if (!isTimeKey(bytes, member.keyFrom, member.keyTo)) continue;
    const value = member.from;
    const time = bytes[value] === QUOTE ? isoAt(bytes, value + 1) : epochAt(bytes, value);
    if (time >= 0) return time;
  }
  return -1;
}

function isTimeKey(bytes: Uint8Array, from: number, to: number): boolean {
  return KEYS.some((key) => key.length === to - from && key.every((letter, at) => bytes[from + at] === letter));
}

/** Epoch ms of a number of seconds, with or without a fraction, or of milliseconds; -1 for any other. */
function epochAt(bytes: Uint8Array, from: number): number {
  let digits = 0;
  while (isDigit(bytes, from + digits)) digits += 1;
  if (digits === MILLISECONDS) return number(bytes, from, digits);
  return digits === SECONDS ? number(bytes, from, digits) * 1000 + fractionMs(bytes, from + digits) : -1;
}
