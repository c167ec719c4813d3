import fc from 'fast-check';
import { expect, test } from 'vitest';

import { freeIdentifier, identifierOf, isIdentifier } from '#domain/identifier.ts';

test.each([
  ['My App_v2', 'my-app-v2'],
  ['Café', 'cafe'],
  ['--', 'item'],
  ['日本', 'item'],
])('%s becomes %s', (name, id) => {
  expect(identifierOf(name)).toBe(id);
});

test('any name gives an id, and an id stays what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const id = identifierOf(name);
      expect(isIdentifier(id)).toBe(true);
      expect(identifierOf(id)).toBe(id);
    }),
  );
});

test('a free id is not taken', () => {
  const taken = new Set(['app', 'app-2', 'app-3']);
  expect([freeIdentifier('app', taken), freeIdentifier('web', taken)]).toEqual(['app-4', 'web']);
});
