import fc from 'fast-check';
import { expect, test } from 'vitest';

import { wrap } from '#screens/detail/wrap.ts';

test('a line is broken at blanks, and a word only where it is longer than a line', () => {
  expect(wrap('port 7001 is held by node', 12)).toEqual(['port 7001 is', 'held by node']);
  expect(wrap('a sentence-without-blanks', 10)).toEqual(['a', 'sentence-w', 'ithout-bla', 'nks']);
});

test('a number keeps its unit', () => {
  expect(wrap('node, pid 4127, started 5 m ago', 25)).toEqual(['node, pid 4127, started', '5 m ago']);
  expect(wrap('memory 52 %, disk 9.1 GiB', 23)).toEqual(['memory 52 %, disk', '9.1 GiB']);
  expect(wrap('it has 5 modules of its own', 9)).toEqual(['it has 5', 'modules', 'of its', 'own']);
});

test('no line is wider than it may be, and no letter is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 4, max: 30 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});
