import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isIdentifier } from '#domain/identifier.ts';
import { nameProjects } from '#domain/project/names.ts';

test('folders of one name take that of their parent along', () => {
  expect(nameProjects(['/b/My App', '/a/api', '/c/api', '/a/api'])).toEqual([
    { id: 'a-api', path: '/a/api' },
    { id: 'my-app', path: '/b/My App' },
    { id: 'c-api', path: '/c/api' },
  ]);
});

test('every path gets an id of its own', () => {
  const name = fc.constantFrom('a', 'b', 'A', 'a b', '日本', '..b');
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`);
  fc.assert(
    fc.property(fc.uniqueArray(path), (paths) => {
      const places = nameProjects(paths);
      expect(new Set(places.map(({ id }) => id)).size).toBe(paths.length);
      expect(places.every(({ id }) => isIdentifier(id))).toBe(true);
      expect(places.map((place) => place.path)).toEqual(paths.toSorted());
    }),
  );
});
