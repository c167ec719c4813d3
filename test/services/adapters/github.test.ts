import { createServer as createSecure } from 'node:https';

import { expect, test } from 'vitest';

import { environmentCredentials } from '#services/adapters/environment-credentials.ts';
import { realGitHub } from '#services/adapters/github.ts';

import { gitHubAt, rateLimitBody, repositoryBody } from '../../support/github.ts';
import { selfSigned } from '../../support/net/certificate.ts';
import { closedPort, listening, serveTcp } from '../../support/net/listen.ts';

const { signal } = new AbortController();
const credentials = { read: () => Promise.resolve('ghp_canary') };
const at = (baseUrl: string) => realGitHub({ credentials, baseUrl, version: '1' });

test('the scarcer of the two allowances is told, and when the token ends', async () => {
  const headers = { 'github-authentication-token-expiration': '2026-12-03 10:00:00 UTC' };
  await using server = await gitHubAt(() => ({
    headers,
    body: rateLimitBody([5000, 4500], [5000, 12], 1_800_000_000),
  }));
  expect(await server.github.rateLimit(signal)).toEqual({
    limit: 5000,
    remaining: 12,
    resetsAt: 1_800_000_000_000,
    tokenEndsAt: Date.parse('2026-12-03T10:00:00Z'),
  });
  expect(server.asked).toEqual([
    {
      path: '/rate_limit',
      authorization: 'token ghp_canary',
      agent: expect.stringContaining('cpm-console/1.2.3') as string,
      body: '',
    },
  ]);
});

test.each([
  ['SUCCESS', 'success'],
  ['FAILURE', 'failure'],
  ['ERROR', 'failure'],
  ['PENDING', 'pending'],
  ['EXPECTED', 'pending'],
  ['SOMETHING_NEW', null],
  [null, null],
])('a commit whose checks are %s has CI %s', async (state, ci) => {
  await using server = await gitHubAt(() => ({ body: repositoryBody(state, 3, 7) }));
  expect(await server.github.repository('ana', 'api', 'a'.repeat(40), signal)).toEqual({
    ci,
    openPullRequests: 3,
    openIssues: 7,
  });
  const [question] = server.asked;
  expect(question?.path).toBe('/graphql');
  expect(JSON.parse(question?.body ?? '')).toMatchObject({
    variables: { owner: 'ana', name: 'api', commit: 'a'.repeat(40) },
  });
});

test.each([
  ['a wrong token', 401, {}, { message: 'Bad credentials' }, 'bad-credential'],
  ['a token without the right', 403, {}, { message: 'Resource not accessible' }, 'forbidden'],
  ['a token without SSO', 403, { 'x-github-sso': 'required' }, { message: 'SAML' }, 'forbidden'],
  ['used up calls', 403, { 'x-ratelimit-remaining': '0' }, { message: 'API rate limit exceeded' }, 'throttled'],
  ['too many at once', 429, { 'retry-after': '90' }, { message: 'secondary rate limit' }, 'throttled'],
  ['a fault of its own', 502, {}, { message: 'Bad Gateway' }, 'github-failed'],
  ['no such page', 404, {}, { message: 'Not Found' }, 'not-found'],
])('%s (HTTP %d) is told apart', async (_name, status, headers, body, code) => {
  await using server = await gitHubAt(() => ({ status, headers, body }));
  await expect(server.github.rateLimit(signal)).rejects.toMatchObject({ name: 'OpsError', code });
  await expect(server.github.repository('a', 'b', 'c', signal)).rejects.toMatchObject({ name: 'OpsError', code });
});

test('how long to wait is told when GitHub says so', async () => {
  await using server = await gitHubAt(() => ({ status: 429, headers: { 'retry-after': '90' } }));
  await expect(server.github.rateLimit(signal)).rejects.toThrow('used up, again in 2 min');
});

test.each([
  ['NOT_FOUND', 'not-found'],
  ['RATE_LIMITED', 'throttled'],
  ['FORBIDDEN', 'forbidden'],
  ['SOMETHING', 'github-failed'],
])('a question answered with 200 and the error %s is a failure', async (type, code) => {
  const body = { data: { repository: null }, errors: [{ type, message: 'Could not resolve' }] };
  await using server = await gitHubAt(() => ({ body }));
  await expect(server.github.repository('a', 'b', 'c', signal)).rejects.toMatchObject({ code });
});

test('an answer that is no JSON, or JSON of another kind, is not taken for numbers', async () => {
  await using server = await gitHubAt(() => ({ body: { data: { repository: {} } } }));
  await expect(server.github.repository('a', 'b', 'c', signal)).rejects.toMatchObject({ code: 'github-failed' });
  await using other = await gitHubAt(() => ({ headers: { 'content-type': 'text/html' }, body: '<html>' }));
  await expect(other.github.rateLimit(signal)).rejects.toMatchObject({ code: 'github-failed' });
});

test('without a credential nothing is asked', async () => {
  await using server = await gitHubAt(() => ({}), null);
  await expect(server.github.rateLimit(signal)).rejects.toMatchObject({ code: 'no-credential' });
  await expect(server.github.repository('a', 'b', 'c', signal)).rejects.toMatchObject({ code: 'no-credential' });
  expect(await server.github.ready()).toBe(false);
  expect(server.asked).toEqual([]);
});

test('nothing listens, a server that says nothing, and one that is not trusted', async () => {
  await expect(at(`http://127.0.0.1:${await closedPort()}`).rateLimit(signal)).rejects.toMatchObject({
    code: 'refused',
  });

  await using silent = await serveTcp(() => undefined);
  const patience = new AbortController();
  const answer = at(silent.origin).rateLimit(patience.signal);
  await expect.poll(() => silent.connections()).toBe(1);
  patience.abort();
  await expect(answer).rejects.toMatchObject({ code: 'timeout' });

  await using stranger = await listening(createSecure(selfSigned('localhost', 30)), 'https');
  await expect(at(stranger.origin).rateLimit(signal)).rejects.toMatchObject({ code: 'tls' });
});

test('no failure carries the token', async () => {
  await using server = await gitHubAt(() => ({ status: 500, body: { message: 'ghp_canary was bad' } }));
  const error = await server.github.rateLimit(signal).catch((thrown: unknown) => thrown);
  expect(String(error)).not.toContain('ghp_canary');
});

test('the environment may carry the credential, under either name', async () => {
  const read = (environment: NodeJS.ProcessEnv) => environmentCredentials(environment).read('github');
  expect(await read({})).toBeNull();
  expect(await read({ GITHUB_TOKEN: ' ' })).toBeNull();
  expect(await read({ GH_TOKEN: 'two' })).toBe('two');
  expect(await read({ GITHUB_TOKEN: 'one\n', GH_TOKEN: 'two' })).toBe('one');
});
