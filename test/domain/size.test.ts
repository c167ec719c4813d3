import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseSize, writeSize } from '#domain/size.ts';

test.each([
  ['512', 512],
  ['512 B', 512],
  ['10 GiB', 10 * 1024 ** 3],
  ['10GB', 10_000_000_000],
  ['10G', 10 * 1024 ** 3],
  ['1.5 kib', 1536],
  ['4K', 4096],
  ['1 TB', 1_000_000_000_000],
  ['', null],
  ['-1', null],
  ['ten', null],
  ['1 GiBs', null],
  ['99999999 PiB', null],
])('%j is %s bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test('what is written is read back exactly', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.nat(4), (count, power) => {
      const bytes = Math.min(count * 1024 ** power, Number.MAX_SAFE_INTEGER);
      expect(parseSize(writeSize(bytes))).toBe(bytes);
    }),
  );
});
