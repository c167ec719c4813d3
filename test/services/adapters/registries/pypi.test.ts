import type { IncomingMessage, ServerResponse } from 'node:http';

import { expect, test } from 'vitest';

import { realNet } from '#services/adapters/net.ts';
import { pypiRegistry } from '#services/adapters/registries/pypi.ts';

import { serveHttp } from '../../../support/net/listen.ts';

const { signal } = new AbortController();
const SUM = 'ab'.repeat(32);
const DIGEST = `sha256-${Buffer.from(SUM, 'hex').toString('base64')}`;
const JSON_TYPE = { 'content-type': 'application/vnd.pypi.simple.v1+json' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = `<!DOCTYPE html><html><body>
<a href="/f/api-1.0.tar.gz#sha256=${SUM}">api-1.0.tar.gz</a>
<a href="/f/api-1.1.tar.gz" data-yanked="bad">api-1.1.tar.gz</a>
</body></html>`;
const DOCUMENT = JSON.stringify({
  files: [
    { filename: 'api-1.0.tar.gz', hashes: { sha256: SUM }, yanked: false },
    { filename: 'api-1.1.tar.gz', hashes: {}, yanked: 'bad' },
  ],
});

/** The adapter on a real server that answers as it is told. */
async function indexAt(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  password: string | null = 'pypi-canary',
) {
  const asked: { path: string; authorization: string | undefined }[] = [];
  const server = await serveHttp((request, response) => {
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
    answer(request, response);
  });
  const login = () => Promise.resolve(password === null ? null : { user: '__token__', password });
  const place = { index: `${server.origin}/simple/`, login, reader: login };
  return {
    registry: pypiRegistry({ net: realNet(), place, timeoutMs: 20_000 }),
    asked,
    [Symbol.asyncDispose]: () => server.close(),
  };
}

test.each([
  ['JSON', JSON_TYPE, DOCUMENT],
  ['pages', HTML_TYPE, PAGE],
])('an index of %s is read, with the name that indexes use', async (_name, headers, body) => {
  await using server = await indexAt((_request, response) => void response.writeHead(200, headers).end(body));
  expect(await server.registry.look('My_Api', signal)).toMatchObject({ state: 'present', versions: [] });
  expect(server.asked[0]).toEqual({
    path: '/simple/my-api/',
    authorization: expect.stringMatching(/^Basic /) as string,
  });
  expect(await server.registry.look('api', signal)).toEqual({
    state: 'present',
    versions: ['1.0', '1.1'],
    distTags: {},
    withdrawn: ['1.1'],
  });
  expect(await server.registry.version('api', '1.0.0', signal)).toEqual({
    state: 'present',
    files: [{ name: 'api-1.0.tar.gz', digests: [DIGEST], withdrawn: null }],
  });
  expect(await server.registry.version('api', '1.1', signal)).toMatchObject({
    files: [{ digests: [], withdrawn: 'bad' }],
  });
  expect(await server.registry.version('api', '1.2', signal)).toEqual({ state: 'absent' });
});

test('absent is the word of an index: in JSON, or in a page where an index is', async () => {
  await using json = await indexAt(
    (_request, response) => void response.writeHead(404, JSON_TYPE).end('{"message":"Not Found"}'),
  );
  expect(await json.registry.look('api', signal)).toEqual({ state: 'absent' });
  expect(await json.registry.version('api', '1.0', signal)).toEqual({ state: 'absent' });
  await using pages = await indexAt((request, response) =>
    request.url === '/simple/'
      ? void response.writeHead(200, HTML_TYPE).end(PAGE)
      : void response.writeHead(404, HTML_TYPE).end('<html>none</html>'),
  );
  expect(await pages.registry.look('api', signal)).toEqual({ state: 'absent' });
  await using other = await indexAt(
    (_request, response) => void response.writeHead(404, HTML_TYPE).end('<html>none</html>'),
  );
  await expect(other.registry.look('api', signal)).rejects.toMatchObject({ code: 'not-a-registry' });
});

test.each([
  ['a page with a form', 200, HTML_TYPE, '<html><form></form></body></html>', 'not-a-registry'],
  ['a page that was cut off', 200, HTML_TYPE, PAGE.slice(0, -20), 'not-a-registry'],
  ['half of an answer', 200, JSON_TYPE, DOCUMENT.slice(0, -20), 'garbage'],
  ['another document', 200, JSON_TYPE, '{}', 'garbage'],
  ['a wrong credential', 401, {}, '', 'bad-credential'],
  ['no right', 403, {}, '', 'forbidden'],
  ['too many questions', 429, {}, '', 'throttled'],
  ['a fault', 503, HTML_TYPE, '<html>', 'registry-failed'],
])('%s (HTTP %d) is neither absent nor present', async (_name, status, headers, body, code) => {
  await using server = await indexAt((_request, response) => void response.writeHead(status, headers).end(body));
  await expect(server.registry.look('api', signal)).rejects.toMatchObject({ code });
  await expect(server.registry.version('api', '1.0', signal)).rejects.toMatchObject({ code });
});

test('who I am is never known, and without a credential nobody is asked', async () => {
  await using server = await indexAt((_request, response) => void response.end());
  expect(await server.registry.whoami(signal)).toMatchObject({ state: 'unknown' });
  expect(await server.registry.can('api', signal)).toMatchObject({ state: 'unknown' });
  await using stranger = await indexAt((_request, response) => void response.end(), null);
  expect(await stranger.registry.whoami(signal)).toEqual({ state: 'anonymous' });
  expect(await stranger.registry.can('api', signal)).toMatchObject({ state: 'no' });
  expect([...server.asked, ...stranger.asked]).toEqual([]);
});
