import { AFTER, ESCAPE, kindOf, OPENING, QUOTE, SPACE } from '#domain/logs/level/characters.ts';
import { afterEscape } from '#domain/logs/level/escape.ts';
import { afterString, member, nextMember } from '#domain/logs/level/members.ts';
import { found } from '#domain/logs/level/text.ts';
import { isoAt } from '#domain/logs/time/forms.ts';

const KEYS = ['msg', 'message', 'event', 'error', 'err'].map(bytesOf);
const FIELDS = ['msg=', 'message=', 'error=', 'err='].map(bytesOf);
const OPEN_OBJECT = 0x7b;
/** `2026-11-21` and what stands between it and the time. */
const DATE = 11;

/** Where the message is that {@link findMessage} found last. */
export const message = { from: 0, to: 0 };

/**
 * Finds what a line tells beside its time and its level, right after `textLevel` judged it: what follows the level, or the
 * `msg` of a JSON line or of fields. The whole line when there is no such part.
 */
export function findMessage(bytes: Uint8Array, from: number, to: number): void {
  message.from = from;
  message.to = to;
  if (!found.field) return afterLevel(bytes, found.end, to);
  if (bytes[found.end] === OPEN_OBJECT) return inJson(bytes, found.end, to);
  return inFields(bytes, found.end, to);
}

function afterLevel(bytes: Uint8Array, from: number, to: number): void {
  let at = from;
  while (at < to && (kindOf(bytes, at) & (SPACE | AFTER)) !== 0 && (kindOf(bytes, at) & OPENING) === 0)
    at = bytes[at] === ESCAPE ? afterEscape(bytes, at, to) : at + 1;
  at = afterMarks(bytes, at, to);
  // Some write the level first and the time behind it.
  if (isoAt(bytes, at) >= 0) {
    while (at < to && (kindOf(bytes, at + DATE) & SPACE) === 0) at += 1;
    at = afterMarks(bytes, at + DATE, to);
  }
  if (at < to) message.from = at;
}

function afterMarks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (isMark(bytes[at]) || (kindOf(bytes, at) & SPACE) !== 0)) at += 1;
  return at;
}

const isMark = (byte: number | undefined): boolean => byte === 0x2d || byte === 0x7c || byte === 0x3a;

function inJson(bytes: Uint8Array, from: number, to: number): void {
  for (let at = nextMember(bytes, from + 1, to); at >= 0; at = nextMember(bytes, at, to)) {
    if (bytes[member.from] !== QUOTE || !KEYS.some((key) => isAt(bytes, member.keyFrom, member.keyTo, key))) continue;
    message.from = member.from + 1;
    message.to = Math.max(message.from, member.to - 1);
    return;
  }
}

function inFields(bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    if ((kindOf(bytes, at) & SPACE) === 0) continue;
    const field = FIELDS.find((name) => isAt(bytes, at + 1, at + 1 + name.length, name));
    if (field === undefined) continue;
    const value = at + 1 + field.length;
    const quoted = bytes[value] === QUOTE;
    message.from = quoted ? value + 1 : value;
    message.to = quoted ? Math.max(value + 1, afterString(bytes, value, to) - 1) : to;
    return;
  }
}

function isAt(bytes: Uint8Array, from: number, to: number, name: Uint8Array): boolean {
  if (name.length !== to - from) return false;
  for (let at = 0; at < name.length; at += 1) if (bytes[from + at] !== name[at]) return false;
  return true;
}

function bytesOf(name: string): Uint8Array {
  return Uint8Array.from(name, (letter) => letter.charCodeAt(0));
}
