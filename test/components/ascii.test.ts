import fc from 'fast-check';
import { expect, test } from 'vitest';

import { asciiOf } from '#components/ascii.ts';

test.each([
  ['↓ 1.2 MB/s ↑ 80 kB/s', 'v 1.2 MB/s ^ 80 kB/s'],
  ['main ↑2, 3 changed…', 'main ^2, 3 changed~'],
  ['café Zürich', 'cafe Zurich'],
  ['東京', '??'],
  ['plain', 'plain'],
])('%j is spelled %j', (text, spelled) => {
  expect(asciiOf(text)).toBe(spelled);
});

test('nothing beyond ASCII is left, and ASCII is left alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Buffer.from(asciiOf(text)).every((byte) => byte < 128)).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => asciiOf(text) === text));
});
