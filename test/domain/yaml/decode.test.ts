import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decode as decodeWith, type Utf8 } from '#domain/yaml/decode.ts';

const utf8: Utf8 = (content, { fatal, mayStop }) =>
  new TextDecoder('utf-8', { fatal }).decode(content, { stream: mayStop });
const decode = (file: string, content: Uint8Array) => decodeWith(file, content, utf8);

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

test('any text is read as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/\0|^\uFEFF/.test(text)),
      (text) => {
        expect(decode('f', bytes(text))).toBe(text);
      },
    ),
  );
});

test.each<[string, Uint8Array, string, number | null, number | null]>([
  ['a wrong byte', bytes('a: 1\nbé: ', [0xff], '\n'), 'this is not UTF-8', 2, 5],
  ['a character cut off', bytes('a: 1\nb: ', [0xe2, 0x82]), 'this is not UTF-8', 2, 4],
  ['a cut at the start', bytes([0xc3]), 'this is not UTF-8', 1, 1],
  ['UTF-16', bytes([0xff, 0xfe], 'a'), 'the file is UTF-16, expected UTF-8', null, null],
  ['a zero byte', bytes('a\nb', [0], 'c'), 'the file is not text: it has a zero byte', 2, 2],
])('%s is told with its place', (_what, content, message, line, column) => {
  expect(decode('f', content)).toMatchObject({ message, line, column, hint: 'Save it as UTF-8 text.' });
});

test('a wrong byte anywhere is found where it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zé€😀]{0,40}$/u), fc.stringMatching(/^[a-z€]{0,40}$/u), (before, after) => {
      expect(decode('f', bytes(before, [0xfe], after))).toMatchObject({ line: 1, column: before.length + 1 });
    }),
  );
});
