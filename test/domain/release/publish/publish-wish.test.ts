import { expect, test } from 'vitest';

import { chooseAccess, provenanceOf } from '#domain/release/publish/publish-wish.ts';

test.each([
  ['api', null, 'absent', null],
  ['api', 'restricted', 'absent', null],
  ['@ana/api', 'public', 'absent', 'public'],
  ['@ana/api', 'restricted', 'present', 'restricted'],
  ['@ana/api', null, 'present', null],
] as const)('%s, asked for %s and %s there, is published with access %s', (name, asked, look, access) => {
  expect(chooseAccess(name, asked, look)).toMatchObject({ state: 'chosen', access });
});

test('the first publish of a scoped package is asked about', () => {
  expect(chooseAccess('@ana/api', null, 'absent')).toMatchObject({ state: 'ask' });
});

const NPM = 'registry.npmjs.org';

test.each([
  [{}, NPM, false],
  [{ GITHUB_ACTIONS: 'true' }, NPM, false],
  [{ GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://t' }, NPM, true],
  [{ GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://t' }, 'r.example', false],
  [{ GITLAB_CI: 'true' }, NPM, false],
  [{ GITLAB_CI: 'true', SIGSTORE_ID_TOKEN: 't' }, NPM, true],
  [{ ACTIONS_ID_TOKEN_REQUEST_URL: 'https://t' }, NPM, false],
])('with %j, %s can be proved to: %s', (variables: Readonly<Record<string, string>>, host, possible) => {
  const provenance = provenanceOf((name) => variables[name], host);
  expect(provenance).toEqual({ possible, why: expect.stringMatching(/./) as string });
});
