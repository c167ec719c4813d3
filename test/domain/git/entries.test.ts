import fc from 'fast-check';
import { expect, test } from 'vitest';

import { type Entry, parseEntries } from '#domain/git/entries.ts';

const HASH = 'a'.repeat(40);
const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\0'));
const xy = fc.constantFrom('.M', 'M.', 'MM', 'A.', '.D');
const sub = fc.constantFrom('N...', 'S.M.');
const record = fc.oneof(
  fc.tuple(xy, sub, name).map(([code, module, path]) => ({
    text: `1 ${code} ${module} 100644 100644 100644 ${HASH} ${HASH} ${path}\0`,
    entry: { kind: 'changed', path, from: null, ...stages(code), submodule: module === 'S.M.' },
  })),
  fc.tuple(name, name).map(([path, from]) => ({
    text: `2 R. N... 100644 100644 100644 ${HASH} ${HASH} R90 ${path}\0${from}\0`,
    entry: { kind: 'renamed', path, from, staged: true, unstaged: false, submodule: false },
  })),
  name.map((path) => ({
    text: `u UU N... 100644 100644 100644 100644 ${HASH} ${HASH} ${HASH} ${path}\0`,
    entry: { kind: 'conflict', path, from: null, staged: true, unstaged: true, submodule: false },
  })),
  name.map((path) => ({
    text: `? ${path}\0`,
    entry: { kind: 'untracked', path, from: null, staged: false, unstaged: true, submodule: false },
  })),
  fc.constantFrom('# branch.head main\0', '! ignored\0').map((text) => ({ text, entry: null })),
) as fc.Arbitrary<{ text: string; entry: Entry | null }>;

test('every record is read, whatever stands in a name', () => {
  const property = fc.property(fc.array(record), (records) => {
    const wanted = records.flatMap(({ entry }) => entry ?? []);
    expect(parseEntries(records.map(({ text }) => text).join(''))).toEqual(wanted);
  });
  expect(() => fc.assert(property)).not.toThrow();
});

test('takes any text', () => {
  const property = fc.property(fc.string(), (text) => parseEntries(text).length <= text.split('\0').length);
  expect(() => fc.assert(property)).not.toThrow();
});

function stages(code: string): Pick<Entry, 'staged' | 'unstaged'> {
  return { staged: code[0] !== '.', unstaged: code[1] !== '.' };
}
