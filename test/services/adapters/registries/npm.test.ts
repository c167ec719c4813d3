import { expect, test } from 'vitest';

import { serveHttp } from '../../../support/net/listen.ts';
import { json, npmRegistryAt } from '../../../support/registry.ts';

const { signal } = new AbortController();
const DOCUMENT = {
  name: '@ana/api',
  'dist-tags': { latest: '1.1.0', next: '2.0.0-rc.1' },
  versions: {
    '1.0.0': { deprecated: 'leaks', dist: { shasum: '00ff', tarball: 'http://x/@ana/api/-/api-1.0.0.tgz' } },
    '1.1.0': { dist: { integrity: 'sha512-AAAA', shasum: '00ff', tarball: 'http://x/@ana/api/-/api-1.1.0.tgz' } },
    '2.0.0-rc.1': { deprecated: '', dist: {} },
  },
  time: { created: '2026-01-01T00:00:00Z', '1.0.1': '2026-01-02T00:00:00Z' },
};

test('versions, tags and marks of a package, asked with the credential and an escaped name', async () => {
  await using server = await npmRegistryAt((_request, response) => json(response, 200, DOCUMENT));
  expect(await server.registry.look('@ana/api', signal)).toEqual({
    state: 'present',
    versions: ['1.0.0', '1.1.0', '2.0.0-rc.1'],
    distTags: { latest: '1.1.0', next: '2.0.0-rc.1' },
    withdrawn: ['1.0.0'],
  });
  expect(server.asked).toEqual([{ path: '/@ana%2Fapi', authorization: 'Bearer npm_canary' }]);
});

test('a version with its sums, an old one with the old sum, and one that is not there', async () => {
  await using server = await npmRegistryAt((_request, response) => json(response, 200, DOCUMENT));
  expect(await server.registry.version('@ana/api', '1.1.0', signal)).toEqual({
    state: 'present',
    files: [{ name: 'api-1.1.0.tgz', digests: ['sha512-AAAA', 'sha1-AP8='], withdrawn: null }],
  });
  expect(await server.registry.version('@ana/api', '1.0.0', signal)).toEqual({
    state: 'present',
    files: [{ name: 'api-1.0.0.tgz', digests: ['sha1-AP8='], withdrawn: 'leaks' }],
  });
  expect(await server.registry.version('@ana/api', '1.2.0', signal)).toEqual({ state: 'absent' });
  expect(await server.registry.version('@ana/api', 'constructor', signal)).toEqual({ state: 'absent' });
  expect(await server.registry.version('@ana/api', '1.0.1', signal)).toEqual({ state: 'removed' });
});

test('absent is the word of the registry only', async () => {
  await using server = await npmRegistryAt((_request, response) => json(response, 404, { error: 'Not found' }));
  expect(await server.registry.look('api', signal)).toEqual({ state: 'absent' });
  expect(await server.registry.look('@ana/api', signal)).toEqual({ state: 'absent' });

  await using stranger = await npmRegistryAt((_q, response) => json(response, 404, {}), { token: null });
  expect(await stranger.registry.look('api', signal)).toEqual({ state: 'absent' });
  await expect(stranger.registry.look('@ana/api', signal)).rejects.toMatchObject({ code: 'hidden' });
});

const HTML = { 'content-type': 'text/html' };

test.each([
  ['a page for no such page', 404, '<!doctype html><p>no', HTML, 'not-a-registry'],
  ['a page of a proxy', 200, '<html>log in', HTML, 'not-a-registry'],
  ['a text', 200, 'hello', {}, 'garbage'],
  ['half an answer', 200, '{"versions":{"1.0.0"', {}, 'garbage'],
  ['a list', 200, '[]', {}, 'garbage'],
  ['a wrong credential', 401, '{}', {}, 'bad-credential'],
  ['no right', 403, '{}', {}, 'forbidden'],
  ['too many questions', 429, '{}', { 'retry-after': '61' }, 'throttled'],
  ['a fault', 500, '<html>oops', HTML, 'registry-failed'],
  ['a fault in front', 502, '', {}, 'registry-failed'],
  ['a status nobody knows', 418, '{}', {}, 'garbage'],
  ['a redirect to nowhere', 302, '', {}, 'redirected'],
])('%s (HTTP %d) is neither absent nor present', async (_name, status, body, headers, code) => {
  await using server = await npmRegistryAt((_request, response) => void response.writeHead(status, headers).end(body));
  for (const look of [server.registry.look('api', signal), server.registry.version('api', '1.0.0', signal)])
    await expect(look).rejects.toMatchObject({ name: 'OpsError', code, hint: expect.any(String) as string });
});

test('an answer that is cut off, one without an end and one of silence', async () => {
  await using cut = await npmRegistryAt((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"versions"');
    response.socket?.end();
  });
  await expect(cut.registry.look('api', signal)).rejects.toMatchObject({ code: 'reset' });

  const piece = Buffer.alloc(1024 * 1024, ' ');
  await using endless = await npmRegistryAt((_request, response) => {
    const more = (): void =>
      void (response.destroyed || (response.write(piece) ? setImmediate(more) : response.once('drain', more)));
    more();
  });
  await expect(endless.registry.look('api', signal)).rejects.toMatchObject({ code: 'too-large' });

  await using silent = await npmRegistryAt(() => undefined, { timeoutMs: 50 });
  await expect(silent.registry.look('api', signal)).rejects.toMatchObject({ code: 'timeout' });
});

test('a redirect is followed, and the credential stays with the host it is for', async () => {
  const elsewhere: (string | undefined)[] = [];
  await using other = await serveHttp((request, response) => {
    elsewhere.push(request.headers.authorization);
    json(response, 200, DOCUMENT);
  });
  await using server = await npmRegistryAt((request, response) =>
    request.url === '/api'
      ? void response.writeHead(301, { location: '/moved' }).end()
      : void response.writeHead(307, { location: `${other.origin}/api` }).end(),
  );
  expect(await server.registry.look('api', signal)).toMatchObject({ state: 'present' });
  expect(server.asked.map(({ authorization }) => authorization)).toEqual(['Bearer npm_canary', 'Bearer npm_canary']);
  expect(elsewhere).toEqual([undefined]);

  await using circle = await npmRegistryAt((_q, response) => void response.writeHead(302, { location: '/a' }).end());
  await expect(circle.registry.look('api', signal)).rejects.toMatchObject({ code: 'redirected' });
});

test.each([
  [200, { username: 'ana' }, { state: 'known', user: 'ana' }],
  [401, {}, { state: 'rejected' }],
  [403, {}, { state: 'rejected' }],
  [200, {}, { state: 'unknown' }],
  [404, {}, { state: 'unknown' }],
])('who I am, when the registry answers %d %j', async (status, body, expected) => {
  await using server = await npmRegistryAt((_request, response) => json(response, status, body));
  expect(await server.registry.whoami(signal)).toMatchObject(expected);
});

test('a fault is no opinion about the credential, and without one nobody is asked', async () => {
  await using faulty = await npmRegistryAt((_request, response) => json(response, 503, {}));
  await expect(faulty.registry.whoami(signal)).rejects.toMatchObject({ code: 'registry-failed' });

  await using stranger = await npmRegistryAt((_request, response) => json(response, 200, {}), { token: null });
  expect(await stranger.registry.whoami(signal)).toEqual({ state: 'anonymous' });
  expect(await stranger.registry.can('api', signal)).toMatchObject({ state: 'no' });
  expect(stranger.asked).toEqual([]);
});

test.each([
  [200, { ana: 'read-write', ben: 'read' }, 'yes'],
  [200, { ana: 'read' }, 'no'],
  [200, { ben: 'read-write' }, 'no'],
  [403, {}, 'unknown'],
  [404, {}, 'unknown'],
])('whether I may write, when the registry answers %d %j', async (status, rights, state) => {
  await using server = await npmRegistryAt((request, response) =>
    request.url === '/-/whoami' ? json(response, 200, { username: 'ana' }) : json(response, status, rights),
  );
  expect(await server.registry.can('api', signal)).toMatchObject({ state });
});

test('no failure carries the credential', async () => {
  await using server = await npmRegistryAt((request, response) => json(response, 500, { said: request.headers }));
  const error = await server.registry.look('api', signal).catch((thrown: unknown) => thrown);
  expect(JSON.stringify(error) + String(error)).not.toContain('npm_canary');
});
