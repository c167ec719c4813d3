import fc from 'fast-check';
import { expect, test } from 'vitest';

import { merge, origins, prune } from '#config/file/merge.ts';

const leaf = fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean(), fc.constant(null));
const key = fc.constantFrom('a', 'b', 'c', 'id', '__proto__', 'constructor');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(key, tie('tree'))),
}));
const mapping = fc.dictionary(key, tree);

test('nothing laid over changes nothing', () => {
  fc.assert(
    fc.property(mapping, (base) => {
      expect(merge(prune(base), {})).toEqual(prune(base));
    }),
  );
});

test('laid over nothing it is itself, and pruning twice is pruning once', () => {
  fc.assert(
    fc.property(mapping, (over) => {
      expect(merge({}, over)).toEqual(prune(over));
      expect(prune(prune(over))).toEqual(prune(over));
    }),
  );
});

test('a key holds what the section says about it, else what the base says', () => {
  const flat = fc.dictionary(key, leaf);
  fc.assert(
    fc.property(flat, flat, (base, over) => {
      const said = Object.entries({ ...Object.fromEntries(Object.entries(base)), ...over });
      expect(merge(prune(base), over)).toEqual(Object.fromEntries(said.filter(([, value]) => value !== null)));
    }),
  );
});

test('a section that was laid over already changes nothing more', () => {
  fc.assert(
    fc.property(mapping, mapping, (base, over) => {
      const plain = JSON.parse(
        JSON.stringify(over, (_name, value: unknown) => (Array.isArray(value) ? 'list' : value)),
      ) as unknown;
      const once = merge(prune(base), plain);
      expect(merge(once, plain)).toEqual(once);
    }),
  );
});

test('no key reaches the prototype', () => {
  const merged = merge({}, JSON.parse('{"__proto__": {"polluted": true}}')) as Record<string, unknown>;
  expect(Object.keys(merged)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('items with an id are merged with theirs, others are added, plain lists replaced', () => {
  const base = { list: [{ id: 'a', x: 1, y: 1 }, { id: 'b' }], roots: ['/a', '/b'] };
  const over = { list: [{ id: 'c' }, { id: 'a', x: 2 }, { x: 5 }], roots: ['/c'] };
  expect(merge(base, over)).toEqual({
    list: [{ id: 'a', x: 2, y: 1 }, { id: 'b' }, { id: 'c' }, { x: 5 }],
    roots: ['/c'],
  });
});

test('an item is followed to where it stands in the section and in the base', () => {
  const data = { list: [{ id: 'a' }, { id: 'b' }], env: { prod: { list: [{ id: 'b', x: 1 }] } } };
  const merged = { list: [{ id: 'a' }, { id: 'b', x: 1 }] };
  expect(origins(data, ['env', 'prod'], merged, ['list', 1, 'x'])).toEqual([
    ['env', 'prod', 'list', 0, 'x'],
    ['list', 1, 'x'],
  ]);
});
