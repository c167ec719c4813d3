import fc from 'fast-check';
import { expect, test } from 'vitest';

import { levelOf } from '#domain/log-level.ts';
import { isAtLeast } from '#domain/logs/level.ts';
import { prefilterOf } from '#domain/logs/prefilter.ts';
import { EVERY_LINE, textMatcher } from '#domain/logs/query.ts';
import { shown } from '#domain/logs/sanitise.ts';

const bytesOf = (line: string): string => `\n${Buffer.from(line).toString('latin1')}`;

test('a line with the text is always found, whatever is taken out before it is shown', () => {
  const piece = fc.constantFrom('a', 'B', ' ', '  ', '\t', 'ü', 'Ü', '.', '(', '\u001B[31m', '\u200B', '\u0007', '€');
  const words = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (line, from, length) => {
      const { text } = shown(line);
      const wanted = text.slice(from % Math.max(1, text.length)).slice(0, 1 + (length % 4));
      fc.pre(wanted !== '' && wanted.isWellFormed());
      const query = { ...EVERY_LINE, text: wanted.toLowerCase() };
      expect(textMatcher(query)(text)).toBe(true);
      expect(bytesOf(line)).toMatch(prefilterOf(query)!.any);
    }),
    { numRuns: 500 },
  );
});

test('a line of a level is always found', () => {
  const words = [
    'ERROR',
    'warn',
    'Warning:',
    '[error]',
    'E1121 10:00:00.1',
    '<3>',
    'level=error',
    '"level":50',
    '\terror\t',
  ];
  const part = fc.constantFrom(
    ...words,
    'TypeError:',
    'panic:',
    'INFO',
    '10:00:00',
    'Traceback (most',
    'x',
    'CRIT',
    'SEVERE',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), fc.constantFrom('warning', 'error'), (parts, atLeast) => {
      const line = parts.join(' ');
      fc.pre(isAtLeast(levelOf(line), atLeast));
      expect(bytesOf(line)).toMatch(prefilterOf({ ...EVERY_LINE, atLeast })!.plain);
    }),
    { numRuns: 500 },
  );
});

test('what a query does not say anything about has no first question', () => {
  expect(prefilterOf(EVERY_LINE)).toBeNull();
  expect(prefilterOf({ text: 'a+', regex: true, atLeast: null })).toBeNull();
  expect(bytesOf('INFO all is well')).not.toMatch(prefilterOf({ ...EVERY_LINE, atLeast: 'warning' })!.plain);
});
