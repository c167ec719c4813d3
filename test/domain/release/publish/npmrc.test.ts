import { expect, test } from 'vitest';

import { authOf, registryOf, scopeOf } from '#domain/release/publish/npm-registry.ts';
import { parseNpmrc } from '#domain/release/publish/npmrc.ts';

const variable = (name: string) => ({ TOKEN: 'npm_1', HOST: 'r.example' })[name];

test.each([
  ['registry=https://r/', { registry: 'https://r/' }],
  ['\uFEFFregistry = https://r/ ; ours\r\n# no\n; no\n\n', { registry: 'https://r/' }],
  ['//${HOST}/:_authToken=${TOKEN}', { '//r.example/:_authToken': 'npm_1' }],
  ['a=${NONE}\nb=${NONE?}\nc=\\${TOKEN}', { a: '${NONE}', b: '', c: '${TOKEN}' }],
  [`a="x # y"\nb='x ; y'\nc=x\\#y`, { a: 'x # y', b: 'x ; y', c: 'x#y' }],
  ['save-exact', { 'save-exact': 'true' }],
  ['ca[]=x\na=1\n[section]\nb=2', { a: '1' }],
  ['a=b=c', { a: 'b=c' }],
])('%j is read as npm reads it', (text, expected) => {
  expect(parseNpmrc(text, variable)).toEqual(expected);
});

test('the registry of a package', () => {
  const settings = { registry: 'https://all', '@ana:registry': 'https://ana/npm' };
  expect(registryOf('api', {})).toBe('https://registry.npmjs.org/');
  expect(registryOf('api', settings)).toBe('https://all/');
  expect(registryOf('@ana/api', settings)).toBe('https://ana/npm/');
  expect(registryOf('@ben/api', settings)).toBe('https://all/');
  expect(registryOf('@ben/api', settings, { registry: 'https://own/' })).toBe('https://own/');
  expect(registryOf('@ana/api', settings, { registry: 'https://own/' })).toBe('https://ana/npm/');
  expect(registryOf('@ana/api', settings, { '@ana:registry': 'https://own/' })).toBe('https://own/');
  expect(scopeOf('@ana/api')).toBe('@ana');
  expect(scopeOf('api')).toBeNull();
});

test.each([
  ['https://r/', { '//r/:_authToken': 't' }, { kind: 'bearer', token: 't' }],
  ['https://r/a/b/', { '//r/:_authToken': 't', '//r/a:_auth': 'p' }, { kind: 'basic', pair: 'p' }],
  ['http://r:4873/', { '//r/:_authToken': 't' }, { kind: 'none' }],
  ['http://u:p@r:4873/', { '//r:4873/:_authToken': 't' }, { kind: 'bearer', token: 't' }],
  [
    'https://r/',
    { '//r/:username': 'ana', '//r/:_password': 'cA==' },
    { kind: 'login', user: 'ana', password: 'cA==' },
  ],
  ['https://r/', { '//r/:username': 'ana' }, { kind: 'none' }],
  ['https://r/', { '//r/:_authToken': '${GONE}' }, { kind: 'missing', variable: 'GONE' }],
  ['https://evil/r/', { '//r/:_authToken': 't' }, { kind: 'none' }],
  ['ftp://r/', { '//r/:_authToken': 't' }, { kind: 'none' }],
])('the credential for %s among %j', (url, settings, expected) => {
  expect(authOf(url, settings)).toEqual(expected);
});
