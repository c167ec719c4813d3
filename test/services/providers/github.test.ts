import { expect, it, test } from 'vitest';

import { Secret } from '#domain/credentials/secret.ts';
import provider from '#services/providers/github.ts';
import { expiryOf } from '#services/providers/github/expiry.ts';

import { askingWorld } from '../../support/providers/asking.ts';
import { gitHub } from '../../support/providers/github.ts';
import { type Dialect, type Said, serveProvider } from '../../support/providers/server.ts';

const world = askingWorld();
const { signal } = new AbortController();

test.each([
  ['2026-12-20 09:00:00 UTC', '2026-12-20T09:00:00Z'],
  ['2026-12-20 09:00:00 -0500', '2026-12-20T14:00:00Z'],
  ['2026-12-20T09:00:00Z', '2026-12-20T09:00:00Z'],
  ['2026-12-20T09:00:00.000+01:00', '2026-12-20T08:00:00Z'],
])('an end given as %s is %s', (header, at) => {
  expect(expiryOf(header)).toBe(Date.parse(at));
});

test.each([[undefined], [''], ['never']])('an end given as %s is none', (header) => {
  expect(expiryOf(header)).toBeNull();
});

/** GitHub for a fine-grained token: it tells no scopes, and names the permission that a question wants. */
const fineGrained = (lacks: string | null): Dialect => ({
  value: gitHub.value,
  answer({ path }): Said {
    if (path === '/user') return { status: 200, headers: { 'x-oauth-scopes': '' }, body: { login: 'ana-dev' } };
    const refused = lacks !== null && path.startsWith(lacks);
    return refused
      ? {
          status: 403,
          headers: { 'x-accepted-github-permissions': 'issues=read' },
          body: { message: 'Resource not accessible' },
        }
      : { status: 200, body: [] };
  },
});

it('tells the scopes and the end of a classic token', async () => {
  await using server = await serveProvider(gitHub, 'valid');
  const result = await provider.test(new Secret(gitHub.value), { world, baseUrl: server.origin, signal });
  expect(result).toMatchObject({
    outcome: 'ok',
    account: 'ana-dev',
    scopes: ['repo', 'read:org'],
    expiresAt: Date.UTC(2026, 11, 20, 9),
  });
});

it('tries what a fine-grained token must be able to do', async () => {
  await using server = await serveProvider(fineGrained(null), 'valid');
  const options = { world, baseUrl: server.origin, wants: ['acme/api'], signal };
  expect(await provider.test(new Secret(gitHub.value), options)).toMatchObject({
    outcome: 'ok',
    scopes: ['metadata r (tried)', 'issues r (tried)', 'pulls r (tried)'],
  });
  expect(server.asked.map(({ path }) => path)).toEqual([
    '/user',
    '/repos/acme/api',
    '/repos/acme/api/issues?per_page=1&state=all',
    '/repos/acme/api/pulls?per_page=1&state=all',
  ]);
});

it('names the permission that is lacking', async () => {
  await using server = await serveProvider(fineGrained('/repos/acme/api/issues'), 'valid');
  const options = { world, baseUrl: server.origin, wants: ['acme/api'], signal };
  const result = await provider.test(new Secret(gitHub.value), options);
  expect(result).toMatchObject({
    outcome: 'restricted',
    summary: 'ana-dev, but lacks acme/api: issues=read',
    scopes: ['metadata r (tried)', 'pulls r (tried)'],
  });
  expect(result).not.toHaveProperty('expiresAt');
});

it('revokes a token without proving who asks', async () => {
  const dialect: Dialect = {
    value: '',
    answer: ({ method, path }) => ({ status: method === 'POST' && path === '/credentials/revoke' ? 202 : 404 }),
  };
  await using server = await serveProvider(dialect, 'valid');
  await provider.revoke?.(new Secret(gitHub.value), { world, baseUrl: server.origin, signal });
  const [request] = server.asked;
  expect(JSON.parse(request?.body ?? '')).toEqual({ credentials: [gitHub.value] });
  expect(request?.headers['authorization']).toBeUndefined();
});

it('says that a token was not revoked', async () => {
  const dialect: Dialect = { value: '', answer: () => ({ status: 422, body: { message: 'Validation failed' } }) };
  await using server = await serveProvider(dialect, 'valid');
  const revoked = provider.revoke?.(new Secret(gitHub.value), { world, baseUrl: server.origin, signal });
  await expect(revoked).rejects.toMatchObject({ code: 'not-revoked' });
});
