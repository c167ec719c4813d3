import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { circlesOf } from '#domain/circles.ts';

test.each<[Record<string, string[]>, string[][]]>([
  [{ a: ['b'], b: ['c'], c: [] }, []],
  [{ a: ['a'] }, [['a', 'a']]],
  [{ a: ['b'], b: ['a'] }, [['a', 'b', 'a']]],
  [{ a: ['x', 'b'], b: ['c'], c: ['b'] }, [['b', 'c', 'b']]],
])('%j has the circles %j', (edges, circles) => {
  expect(circlesOf(new Map(Object.entries(edges))).map(({ names }) => names)).toEqual(circles);
});

test('every circle that is told is one, and none is told only where there is none', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const graph = fc.dictionary(fc.constantFrom(...names), fc.uniqueArray(fc.constantFrom(...names)), { maxKeys: 6 });
  fc.assert(
    fc.property(graph, (given) => {
      const edges = new Map(Object.entries(given));
      const circles = circlesOf(edges);
      for (const { names: way, position } of circles) {
        expect(way.at(0)).toBe(way.at(-1));
        for (const [at, name] of way.slice(1).entries()) expect(edges.get(way[at] ?? '')).toContain(name);
        expect(edges.get(way.at(-2) ?? '')?.[position]).toBe(way.at(-1));
      }
      // Taking away what leads nowhere, again and again, empties a graph exactly when it has no circle.
      const rest = new Map(edges);
      for (;;) {
        const ends = [...rest.keys()].filter((name) => !(rest.get(name) ?? []).some((target) => rest.has(target)));
        if (ends.length === 0) break;
        for (const end of ends) rest.delete(end);
      }
      expect(circles.length === 0).toBe(rest.size === 0);
    }),
  );
});
