import type { ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';

import { expect, test } from 'vitest';
import * as zod from 'zod';

import { realNet } from '#services/adapters/net.ts';
import type { Discovery, ProbeContext } from '#services/checks/check.ts';
import kind from '#services/checks/memory-service.ts';
import { fakeState } from '#services/fakes/state.ts';
import type { World } from '#services/ports/world.ts';

import { selfSigned } from '../../support/net/certificate.ts';
import { closedPort, listening, serveHttp, serveTcp } from '../../support/net/listen.ts';

type Page = (response: ServerResponse) => void;

const json =
  (body: unknown, status = 200): Page =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const text =
  (body: string, type = 'text/plain'): Page =>
  (response) =>
    void response.writeHead(200, { 'content-type': type }).end(body);
const OPENAPI = { openapi: '3.1.0', info: { title: 'Mem0 REST APIs' }, paths: { '/memories': {}, '/search': {} } };

function worldWith(state = fakeState()): World {
  return { net: realNet(), state, clock: { now: () => Date.UTC(2026, 0, 5) } } as unknown as World;
}

interface Given {
  readonly tls?: boolean;
  readonly expected?: boolean;
  readonly world?: World;
  readonly signal?: AbortSignal;
}

function look(port: number, { tls = false, expected = true, world = worldWith(), signal }: Given = {}) {
  const params = kind.params(zod).parse({ host: '127.0.0.1', port, tls, expected });
  const context = {
    world,
    signal: signal ?? new AbortController().signal,
    thresholds: kind.thresholds,
    previous: null,
  };
  return kind.probe(params, context as unknown as ProbeContext);
}

async function lookAtPages(pages: Readonly<Record<string, Page>>, given: Given = {}) {
  await using server = await serveHttp((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end('not found');
    else page(response);
  });
  return await look(server.port, given);
}

test('ok: it says so, with its stores and connections', async () => {
  const body = { status: 'healthy', service: 'mem0ai-simple', connections: 3, storage: 'sqlite', ready: true };
  const verdict = await lookAtPages({ '/health': json(body) });
  expect(verdict).toMatchObject({ status: 'ok', unit: 'ms', data: { health: 'healthy', connections: 3 } });
  expect(verdict.summary).toMatch(/^mem0ai-simple, 3 connections, \d+ ms$/);
  expect(verdict.data?.['backends']).toEqual({ mem0ai: 'healthy', sqlite: 'ready' });
});

test.each([
  [{ status: 'unhealthy' }, 'critical'],
  [{ status: 'UNHEALTHY', detail: 'healthy yesterday' }, 'critical'],
  [{ status: 'degraded' }, 'warning'],
  [{ status: 'ok' }, 'ok'],
  [{ status: 'peculiar' }, 'unknown'],
  [{ state: 'healthy' }, 'unknown'],
])('health %j is %s', async (body, status) => {
  expect((await lookAtPages({ '/health': json(body) })).status).toBe(status);
});

test('plain text counts as a whole word only', async () => {
  expect((await lookAtPages({ '/health': text('healthy\n') })).status).toBe('ok');
  expect((await lookAtPages({ '/health': text('unhealthy') })).status).toBe('critical');
  expect((await lookAtPages({ '/health': text('all healthy') })).summary).toBe('another program answers on this port');
});

test('without a health its description, its documentation or its stream show what it is', async () => {
  const api = await lookAtPages({ '/openapi.json': json(OPENAPI) });
  expect(api).toMatchObject({ status: 'ok' });
  expect(api.summary).toMatch(/^Mem0 REST APIs, \d+ ms, has no \/health$/);
  const docs = await lookAtPages({ '/docs': text('<div id="swagger-ui">', 'text/html; charset=utf-8') });
  expect(docs.status).toBe('ok');
  const stream: Page = (response) =>
    void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: endpoint\ndata: /messages\n\n');
  expect((await lookAtPages({ '/sse': stream })).summary).toMatch(/^MCP server/);
});

test('critical: another program has the port', async () => {
  const page = text('<h1>It works</h1>', 'text/html');
  const verdict = await lookAtPages({
    '/health': page,
    '/docs': page,
    '/openapi.json': json({ openapi: '3', paths: { '/pets': {} } }),
  });
  expect(verdict).toMatchObject({ status: 'critical', data: { failure: 'stranger' } });
});

test('warning: it wants a credential', async () => {
  expect(await lookAtPages({ '/health': json({ detail: 'Unauthorized' }, 401) })).toMatchObject({
    status: 'warning',
    summary: 'wants a credential (HTTP 401)',
  });
});

test('critical: it fails inside, nothing listens, it breaks off, it hangs, it is not trusted', async () => {
  expect(await lookAtPages({ '/health': json({ status: 'healthy' }, 500) })).toMatchObject({
    status: 'critical',
    summary: 'answers HTTP 500',
  });
  expect(await look(await closedPort())).toMatchObject({ status: 'critical', data: { failure: 'refused' } });

  await using rude = await serveTcp((socket) => socket.destroy());
  expect(await look(rude.port)).toMatchObject({ status: 'critical', data: { failure: 'reset' } });

  await using silent = await serveTcp(() => undefined);
  const patience = new AbortController();
  const waiting = look(silent.port, { signal: patience.signal });
  await expect.poll(() => silent.connections()).toBe(1);
  patience.abort();
  expect(await waiting).toMatchObject({ status: 'critical', summary: 'does not answer', data: { failure: 'timeout' } });

  await using stranger = await listening(createSecure(selfSigned('localhost', 30)), 'https');
  expect(await look(stranger.port, { tls: true })).toMatchObject({ status: 'critical', data: { failure: 'tls' } });
});

test('one that nobody set up counts for nothing until it was seen', async () => {
  const world = worldWith();
  const port = await closedPort();
  const before = await look(port, { expected: false, world });
  expect(before).toMatchObject({ status: 'unknown', summary: 'not set up', data: { excluded: true } });

  await using server = await serveHttp((_request, response) => json({ status: 'healthy', service: 'mem0' })(response));
  expect((await look(server.port, { expected: false, world })).status).toBe('ok');
  await server.close();
  expect(await look(server.port, { expected: false, world })).toMatchObject({ status: 'critical' });
  const memory = { host: '127.0.0.1', port: server.port, tls: false, configured: false };
  expect(await kind.discover?.({ world, memory } as unknown as Discovery)).toMatchObject([
    { id: 'memory:service', critical: true },
  ]);
});

test('somebody else in the usual place is no memory service', async () => {
  const pages = { '/health': json({ status: 'unhealthy' }) };
  expect(await lookAtPages(pages, { expected: false })).toMatchObject({ status: 'unknown', data: { excluded: true } });
});

test('it is found where the configuration says, and is critical only then', async () => {
  const found = (memory: Discovery['memory']) =>
    kind.discover?.({ world: worldWith(), memory } as unknown as Discovery);
  expect(await found(null)).toEqual([]);
  expect(await found({ host: 'mem', port: 8003, tls: true, configured: true })).toMatchObject([
    { id: 'memory:service', critical: true, params: { host: 'mem', port: 8003, tls: true, expected: true } },
  ]);
  expect(await found({ host: 'localhost', port: 8002, tls: false })).toMatchObject([
    { critical: false, params: { expected: false } },
  ]);
});

test('unknown: this machine cannot look up the name', async () => {
  const world = { ...worldWith(), net: realNet([`127.0.0.1:${await closedPort()}`]) };
  const params = { host: 'memory.atlas.example', port: 8002, tls: false, expected: true };
  const context = { world, signal: new AbortController().signal, thresholds: kind.thresholds, previous: null };
  await expect(kind.probe(params, context as unknown as ProbeContext)).rejects.toMatchObject({ code: 'resolver' });
});
