import { LEVELS } from '#domain/logs/level/codes.ts';
import type { LogLevel } from '#domain/logs/line.ts';

import { LONGEST, maskInto } from './mask.ts';

/** A template: its level and its text, as it may be shown and stored. */
export interface Named {
  readonly level: LogLevel;
  readonly text: string;
}

/** Templates by small numbers. */
export interface Templates {
  /** Number of the template of a message. */
  readonly nameOf: (code: number, bytes: Uint8Array, from: number, to: number) => number;
  /** All that were given a number, in that order. */
  readonly named: readonly Named[];
}

/** So many different ones are told apart; what comes then is one. */
const MOST = 20_000;
const OTHERS = Uint8Array.from('(others)', (letter) => letter.charCodeAt(0));

interface Entry {
  readonly bytes: Uint8Array;
  readonly code: number;
  readonly name: number;
}

/** `safely` turns bytes of a log into a text that may be shown and stored. */
export function templates(safely: (bytes: Uint8Array) => string): Templates {
  const byHash = new Map<number, Entry[]>();
  const named: Named[] = [];
  const out = new Uint8Array(LONGEST);

  const lookUp = (code: number, length: number): number => {
    const hash = hashOf(code, out, length);
    const entries = byHash.get(hash);
    const known = entries?.find((entry) => entry.code === code && isSame(entry.bytes, out, length));
    if (known !== undefined) return known.name;
    if (named.length >= MOST && !(length === OTHERS.length && isSame(OTHERS, out, length))) {
      out.set(OTHERS);
      return lookUp(code, OTHERS.length);
    }
    const entry: Entry = { bytes: out.slice(0, length), code, name: named.length };
    named.push({ level: LEVELS[code] ?? 'error', text: safely(entry.bytes) });
    if (entries) entries.push(entry);
    else byHash.set(hash, [entry]);
    return entry.name;
  };

  return { named, nameOf: (code, bytes, from, to) => lookUp(code, maskInto(out, bytes, from, to)) };
}

function hashOf(code: number, bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5 ^ code;
  for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

function isSame(known: Uint8Array, bytes: Uint8Array, length: number): boolean {
  if (known.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (known[at] !== bytes[at]) return false;
  return true;
}

/** What tells a template from all others, and is remembered. */
export const keyOf = ({ level, text }: Named): string => `${level} ${text}`;
