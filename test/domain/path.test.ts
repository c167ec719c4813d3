import { posix } from 'node:path';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { baseName, joinPath, parentPath, resolvePath, shortPath } from '#domain/path.ts';

const name = fc.constantFrom('a', 'b c', '.', '..', '', '.git');
const absolute = fc.array(name).map((names) => `/${names.join('/')}`);

test('joining is what Node does, without the trailing slash', () => {
  fc.assert(
    fc.property(
      absolute,
      fc.array(name).map((names) => names.join('/')),
      (base, rest) => {
        const nodes = posix.join(base, rest);
        expect(joinPath(base, rest)).toBe(nodes === '/' ? '/' : nodes.replace(/\/$/, ''));
      },
    ),
  );
});

test('parent and name are what Node says', () => {
  fc.assert(
    fc.property(
      absolute.map((path) => joinPath(path)),
      (path) => {
        expect([parentPath(path), baseName(path)]).toEqual([posix.dirname(path), posix.basename(path)]);
      },
    ),
  );
});

test.each([
  ['~', '/srv', '/u/ana', '/u/ana'],
  ['~/x/../y', '/srv', '/u/ana', '/u/ana/y'],
  ['~/x', '/srv', null, null],
  ['x', '/srv', '/u/ana', '/srv/x'],
  ['../x', '/srv/a', null, '/srv/x'],
  ['/x/', '/srv', null, '/x'],
  ['C:\\x\\y', '/srv', null, 'C:/x/y'],
  ['a\\b', '/srv', null, '/srv/a\\b'],
])('%s from %s with home %s is %s', (text, base, home, path) => {
  expect(resolvePath(text, base, home)).toBe(path);
});

test.each([
  ['/u/ana/x', '/u/ana', '~/x'],
  ['/u/ana', '/u/ana', '~'],
  ['/u/anabel', '/u/ana', '/u/anabel'],
  ['/x', null, '/x'],
  ['/x', '/', '/x'],
])('%s with home %s is shown as %s', (path, home, shown) => {
  expect(shortPath(path, home)).toBe(shown);
});
