import { ERROR, NONE } from '#domain/logs/level/codes.ts';
import { textLevel } from '#domain/logs/level/text.ts';
import { isDigit } from '#domain/logs/time/digits.ts';
import { read } from '#domain/logs/time/forms.ts';
import { recordTime } from '#domain/logs/time/record.ts';
import { isOwnError, timeBefore } from '#domain/logs/triage/context.ts';
import type { Span } from '#domain/logs/triage/scanner.ts';
import { isTraceback } from '#domain/logs/triage/traceback.ts';

import { type Finder, LIST_BYTES, plainFinder } from './find.ts';
import { isPlausible } from './plausible.ts';
import { finderOn } from './search.ts';

const NEWLINE = 10;
const MOST_OF_LINE = 8192;
const PAGE = 64 * 1024;
const PAGES = 8;
/** Room behind what was read, for searches and rules that look ahead. */
const ROOM = 64;
/** So much of what is done with stays in front, for lines that say too little by themselves. */
const HISTORY = 64 * 1024;

interface Options {
  readonly span: Span;
  readonly now: number;
  /** Time of lines before the first that says one; -1 when none does. */
  readonly before: number;
}

/** Where a thread keeps what it reads: what searches there gets faster the longer it is used. */
interface Room {
  readonly text: Buffer<ArrayBuffer>;
  readonly fast: Finder;
  readonly slow: Finder;
}

let room: Room | null = null;

function madeRoom(): Room {
  const memory = new WebAssembly.Memory({ initial: PAGES + Math.ceil(LIST_BYTES / PAGE) });
  const text = Buffer.from(memory.buffer, 0, PAGES * PAGE);
  const slow = plainFinder(text);
  return { text, slow, fast: finderOn(memory, PAGES * PAGE) ?? slow };
}

/** Counts errors in what is read, without looking at lines in which nothing could make them one. */
export interface Counter {
  readonly bytes: Uint8Array;
  /** Where the next read goes in `bytes`, and how much of it there is room for. */
  space(): { readonly at: number; readonly length: number };
  filled(length: number): void;
  /** The log ends; answers the errors in all of it. */
  end(): number;
}

/** One at a time in a thread: they share the room for what is read. */
export function errorCounter({ span, now, before }: Options, plain = false): Counter {
  const { text, fast, slow } = (room ??= madeRoom());
  const finder = plain ? slow : fast;
  const capacity = PAGES * PAGE - ROOM;
  const always = span.since === Number.NEGATIVE_INFINITY && span.until === Number.POSITIVE_INFINITY;
  let errors = 0;
  /** What of `bytes` is there, and where the first line begins that was not looked at. */
  let end = 0;
  let next = 0;
  /** Whether the beginning of the line was looked at and its end is not there yet. */
  let inside = false;

  const isInTime = (said: number, from: number): boolean => {
    if (always) return true;
    let time = said >= 0 ? said : timeBefore(text, from, now);
    if (time < 0) time = before;
    return time < 0 || (time >= span.since && time < span.until);
  };

  const judge = (from: number, to: number): void => {
    const said = recordTime(text, from, to, now);
    const level = textLevel(text, from, to, said >= 0 && isDigit(text, from) ? read.end : from);
    const counts =
      level >= ERROR || (level === NONE && said < 0 && isTraceback(text, from, to) && isOwnError(text, from, now));
    if (counts && isInTime(said, from)) errors += 1;
  };

  /** Judges the line around a place, and answers where the next one begins. */
  const judgeAround = (at: number, to: number): number => {
    const from = at === 0 ? 0 : text.lastIndexOf(NEWLINE, at - 1) + 1;
    const newline = text.indexOf(NEWLINE, at);
    const stop = newline < 0 || newline > to ? to : newline;
    judge(from, Math.min(stop, from + MOST_OF_LINE));
    return stop + 1;
  };

  const look = (to: number): void => {
    const { list } = finder;
    while (next < to) {
      const count = finder.find(next, to);
      let done = next;
      for (let index = 0; index < count; index += 1) {
        const at = list[index] ?? to;
        if (at >= done && at < to && isPlausible(text, at)) done = judgeAround(at, to);
      }
      next = Math.max(done, list[count] ?? to);
    }
    next = to;
  };

  return {
    bytes: text,
    space() {
      const keep = Math.max(0, next - HISTORY);
      if (capacity - end < PAGE && keep > 0) {
        const from = text.indexOf(NEWLINE, keep - 1) + 1;
        text.copyWithin(0, from, end);
        end -= from;
        next -= from;
      }
      return { at: end, length: capacity - end };
    },
    filled(length) {
      const fresh = end;
      end += length;
      if (inside) {
        const newline = text.indexOf(NEWLINE, fresh);
        inside = newline < 0 || newline >= end;
        next = inside ? end : newline + 1;
        // What is left out of a long line needs no room.
        if (inside) end = next = fresh;
        if (inside) return;
      }
      const last = text.lastIndexOf(NEWLINE, end - 1);
      if (last >= next) look(last + 1);
      if (end - next > MOST_OF_LINE) {
        judge(next, next + MOST_OF_LINE);
        text[next + MOST_OF_LINE] = NEWLINE;
        inside = true;
        end = next = next + MOST_OF_LINE + 1;
      }
    },
    end() {
      text.fill(0, end, end + ROOM);
      if (!inside) look(end);
      return errors;
    },
  };
}
