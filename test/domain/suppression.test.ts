import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Status } from '#domain/status.ts';
import { explains } from '#domain/suppression.ts';

type Graph = Readonly<Record<string, readonly [status: Status | null, ...dependsOn: string[]]>>;

const explain = (id: string, graph: Graph): string | null =>
  explains(id, (name) => {
    const [status, ...dependsOn] = graph[name] ?? [];
    return status === undefined ? undefined : { status, dependsOn };
  });

it.each<[string, Graph, string | null]>([
  ['nothing to depend on', { web: ['critical'] }, null],
  ['a parent that is fine', { web: ['critical', 'db'], db: ['ok'] }, null],
  ['a parent that only warns', { web: ['critical', 'db'], db: ['warning'] }, null],
  ['a parent not seen yet', { web: ['critical', 'db'], db: [null] }, null],
  ['a parent nobody knows', { web: ['critical', 'db'] }, null],
  ['a failing parent', { web: ['critical', 'db'], db: ['critical'] }, 'db'],
  ['a parent that cannot be looked at', { web: ['critical', 'db'], db: ['unknown'] }, 'db'],
  ['a failing grandparent', { web: ['critical', 'db'], db: ['ok', 'disk'], disk: ['critical'] }, 'disk'],
  ['the nearest of two', { web: ['critical', 'db'], db: ['critical', 'disk'], disk: ['critical'] }, 'db'],
  ['two that name each other', { web: ['critical', 'db'], db: ['critical', 'web'] }, null],
  ['itself', { web: ['critical', 'web'] }, null],
])('%s', (_name, graph, expected) => {
  expect(explain('web', graph)).toBe(expected);
});

it('never leaves every failing check of a circle unexplained by all: somebody always speaks up', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const node = fc.tuple(fc.constantFrom<Status>('ok', 'critical', 'unknown'), fc.subarray(names));
  fc.assert(
    fc.property(fc.array(node, { minLength: 5, maxLength: 5 }), (nodes) => {
      const graph: Graph = Object.fromEntries(
        nodes.map(([status, parents], n) => [`${names[n]}`, [status, ...parents]]),
      );
      const failing = names.filter((name) => graph[name]?.[0] !== 'ok');
      const silent = failing.filter((name) => explain(name, graph) !== null);
      expect(silent.length < failing.length || failing.length === 0).toBe(true);
    }),
  );
});
