import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { SUSPECT } from '#domain/log-level.ts';
import { createScanner } from '#domain/logs/triage/scanner.ts';
import { linesOf } from '#services/adapters/triage/lines.ts';
import { errorCounter } from '#services/adapters/triage/suspects/counter.ts';
import { type Finder, LIST_BYTES, plainFinder } from '#services/adapters/triage/suspects/find.ts';
import { finderOn } from '#services/adapters/triage/suspects/search.ts';

const NOW = Date.UTC(2026, 10, 21, 15);
const SPAN = { since: Date.UTC(2026, 10, 21, 9), until: Number.POSITIVE_INFINITY };

/** Lines that tell apart what is easily mixed up. */
const line = fc.constantFrom(
  '2026-11-21T08:00:00Z INFO up',
  '2026-11-21T10:00:00Z INFO no ERRORs found',
  '2026-11-21T08:30:00Z ERROR early',
  '2026-11-21T10:30:00Z ERROR late',
  '2026-11-21T10:31:00Z WARN slow',
  '2026-11-21T10:32:00Z a line without a level',
  'ERROR without a time',
  'Traceback (most recent call last):',
  '  File "a.py", line 1, in ERROR',
  'ValueError: ERROR inside',
  'During handling of the above exception, another exception occurred:',
  '',
  '{"level":50,"time":1795258800000,"msg":"late"}',
  '{"level":30,"time":1795258800000,"msg":"ERROR"}',
  'x'.repeat(9000),
  `2026-11-21T10:33:00Z ERROR ${'long '.repeat(3000)}`,
  `${'y'.repeat(9000)} ERROR too far in`,
  '\u00ff\u00fe\u0000 ERROR',
);
const log = fc.array(line, { maxLength: 60 }).map((lines) => Buffer.from(lines.join('\n'), 'latin1'));

interface Taker {
  readonly bytes: Uint8Array;
  space(): { readonly at: number; readonly length: number };
  filled(length: number): void;
}

/** Hands a text over in pieces of these lengths, again and again. */
function pour(text: Uint8Array, pieces: readonly number[], taker: Taker): void {
  for (let done = 0, turn = 0; done < text.length; turn += 1) {
    const { at, length } = taker.space();
    const part = text.subarray(done, done + Math.min(length, pieces[turn % pieces.length]!));
    taker.bytes.set(part, at);
    taker.filled(part.length);
    done += part.length;
  }
}

function counted(text: Uint8Array, pieces: readonly number[], plain: boolean): number {
  const counter = errorCounter({ span: SPAN, now: NOW, before: -1 }, plain);
  pour(text, pieces, counter);
  return counter.end();
}

function scanned(text: Uint8Array, pieces: readonly number[], portionBytes = Number.POSITIVE_INFINITY) {
  const names: string[] = [];
  const nameOf = (code: number, bytes: Uint8Array, from: number, to: number): number => {
    const name = `${code} ${Buffer.from(bytes.subarray(from, to)).toString('latin1')}`;
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  const scanner = createScanner({ span: SPAN, now: NOW, before: -1, nameOf, from: 0, portionBytes });
  const lines = linesOf(new Uint8Array(20_000), 0, scanner.line);
  pour(text, pieces, lines);
  const portions = scanner.end(lines.end());
  const sum = { lines: 0, bytes: 0, levels: [0, 0, 0, 0, 0, 0, 0], templates: {} as Record<string, number> };
  for (const { tally } of portions) {
    sum.lines += tally.lines;
    sum.bytes += tally.bytes;
    for (const [code, count] of tally.levels.entries()) sum.levels[code]! += count;
    for (const [name, { count }] of tally.templates)
      sum.templates[names[name]!] = (sum.templates[names[name]!] ?? 0) + count;
  }
  return sum;
}

const pieces = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 5 });

describe('where a read ends and the next begins', () => {
  test('makes no difference to what is counted', () => {
    fc.assert(
      fc.property(log, pieces, (text, lengths) => {
        expect(scanned(text, lengths)).toEqual(scanned(text, [1e9]));
      }),
    );
  });

  test('nor do the places where portions end', () => {
    fc.assert(
      fc.property(log, pieces, fc.integer({ min: 1, max: 500 }), (text, lengths, portion) => {
        expect(scanned(text, lengths, portion)).toEqual(scanned(text, [1e9]));
      }),
    );
  });
});

test('looking at suspects only finds the same errors, sixteen places at once or one by one', () => {
  fc.assert(
    fc.property(log, pieces, (text, lengths) => {
      const { levels } = scanned(text, [1e9]);
      const errors = levels[5]! + levels[6]!;
      expect([counted(text, lengths, false), counted(text, lengths, true)]).toEqual([errors, errors]);
    }),
  );
});

/** All places before `to`, however often the list gets full on the way. */
function places({ list, find }: Finder, from: number, to: number): number[] {
  const all: number[] = [];
  for (let at = from; at < to;) {
    const count = find(at, to);
    all.push(...list.subarray(0, count));
    expect(list[count]!).toBeGreaterThan(at);
    at = list[count]!;
  }
  return all.filter((place) => place < to);
}

const PAGE = 65_536;

describe('the fast search', () => {
  const memory = new WebAssembly.Memory({ initial: 2 + Math.ceil(LIST_BYTES / PAGE) });
  const bytes = Buffer.from(memory.buffer, 0, 2 * PAGE);
  const fast = finderOn(memory, 2 * PAGE)!;
  const plain = plainFinder(bytes);

  test('is there', () => {
    expect(fast).not.toBeNull();
  });

  test('finds what the plain one finds, and all that the cheap question does', () => {
    const part = fc.oneof(
      fc.constantFrom('ERR', 'evel', 'lvl', '[e', '[Cr', 'FT', 'L', 'Tra', 'SEV', 'E', 'R'),
      fc.string({ maxLength: 9 }),
    );
    fc.assert(
      fc.property(fc.array(part), fc.nat(70), (parts, from) => {
        const text = parts.join('');
        bytes.fill(0);
        bytes.write(text, 'latin1');
        const found = places(plain, 0, text.length);
        expect(places(fast, 0, text.length)).toEqual(found);
        expect(places(fast, from, text.length)).toEqual(found.filter((place) => place >= from));
        expect(SUSPECT.test(text) && found.length === 0).toBe(false);
      }),
    );
  });

  test('goes on where its list got full', () => {
    bytes.fill('ERR');
    const text = 2 * PAGE - 64;
    const every = Array.from({ length: Math.ceil(text / 3) }, (_, index) => 3 * index);
    expect(places(fast, 0, text)).toEqual(every);
    expect(places(plain, 0, text)).toEqual(every);
  });
});
