import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fuzzy } from '#domain/fuzzy.ts';

const best = (query: string, texts: readonly string[]) =>
  texts
    .map((text) => ({ text, score: fuzzy(query, text)?.score ?? -Infinity }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ text }) => text)[0];

it.each([
  ['pro', 'Go to Projects', [6, 7, 8]],
  ['gp', 'Go to Projects', [0, 6]],
  ['HM', 'health-monitor', [0, 7]],
  ['zoom', 'Go to Projects', undefined],
  ['', 'anything', []],
])('%s in %s', (query, text, at) => {
  expect(fuzzy(query, text)?.at).toEqual(at);
});

/** The plainest way to ask whether letters stand in this order. */
function inOrder(wanted: readonly string[], letters: readonly string[]): boolean {
  const rest = wanted.slice();
  for (const letter of letters) if (letter === rest[0]) rest.shift();
  return rest.length === 0;
}

it('prefers beginnings, words and short texts', () => {
  expect(best('test', ['latest readings', 'test now', 'the tests'])).toBe('test now');
  expect(best('mem', ['system memory', 'mem', 'some emblem'])).toBe('mem');
  expect(best('api', ['a pile', 'api-gateway', 'rapid'])).toBe('api-gateway');
});

it('finds every text by itself and only letters in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ maxLength: 5 }), (text, query) => {
      expect(fuzzy(text, text)).not.toBeNull();
      const found = fuzzy(query, text);
      const letters = Array.from(text.toLowerCase());
      const wanted = Array.from(query.toLowerCase()).filter((letter) => letter !== ' ');
      expect(found !== null).toBe(inOrder(wanted, letters));
      expect(found === null ? wanted : found.at.map((index) => letters[index])).toEqual(wanted);
      expect(found?.at).toEqual(found?.at.toSorted((a, b) => a - b));
    }),
  );
});
