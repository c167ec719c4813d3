import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LONGEST_MS, parseDuration, writeDuration } from '#domain/duration.ts';

test.each([
  ['30s', 30_000],
  ['5 m', 300_000],
  ['1h30m', 5_400_000],
  ['1h 30m', 5_400_000],
  ['1.5 h', 5_400_000],
  ['250ms', 250],
  ['2 days', 172_800_000],
  [' 10 min ', 600_000],
  ['0s', 0],
  ['', null],
  ['30', null],
  ['-5s', null],
  ['5 parsecs', null],
  ['s5', null],
  ['1e3s', null],
  ['999999d', null],
])('%j is %s ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test('what is written is read back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LONGEST_MS }), (ms) => {
      expect(parseDuration(writeDuration(ms))).toBe(ms);
    }),
  );
});

test('spaces do not matter, any text is answered, and no answer is negative or endless', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ms = parseDuration(text);
      expect(ms === null || (Number.isSafeInteger(ms) && ms >= 0 && ms <= LONGEST_MS)).toBe(true);
      expect(parseDuration(` ${text} `)).toBe(ms);
    }),
  );
});
