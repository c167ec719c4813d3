import { expect, it } from 'vitest';

import { chooseCredential } from '#domain/credentials/choose.ts';

const all = [
  { name: 'github/acme', provider: 'github', rule: 'owner:Acme' },
  { name: 'github/home', provider: 'github', rule: 'path:/home/ana' },
  { name: 'github/main', provider: 'github', rule: null },
  { name: 'github/other', provider: 'github', rule: null },
  { name: 'github/work', provider: 'github', rule: 'path:/home/ana/work/' },
  { name: 'npm/publish', provider: 'npm', rule: null },
];

it.each([
  ['the one of the owner', { owner: 'acme', path: '/home/ana/work/api' }, 'github/acme'],
  ['the one of the nearest folder', { owner: 'nobody', path: '/home/ana/work/api' }, 'github/work'],
  ['the one of a folder above', { path: '/home/ana/play' }, 'github/home'],
  ['the main one, not that of a folder with the same beginning', { path: '/home/anabel' }, 'github/main'],
  ['the main one without a context', {}, 'github/main'],
])('chooses %s', (_what, context, name) => {
  expect(chooseCredential(all, 'github', context)).toBe(name);
});

it('takes the only one whatever its name, and none of another provider', () => {
  expect(chooseCredential(all, 'npm')).toBe('npm/publish');
  expect(chooseCredential(all, 'pypi')).toBeNull();
  expect(chooseCredential(all.slice(0, 2), 'github')).toBeNull();
});
