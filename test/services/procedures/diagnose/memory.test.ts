import type { RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';

import { expect, test } from 'vitest';

import type { MemoryTarget } from '#services/procedures/diagnose/target.ts';

import { diagnosed as diagnosedIn, hostWorld, seeingOnly } from '../../../support/diagnose/diagnosed.ts';
import { selfSigned } from '../../../support/net/certificate.ts';
import { closedPort, listening, serveHttp, serveTcp } from '../../../support/net/listen.ts';

const at = (port: number, change: { readonly tls?: boolean; readonly host?: string } = {}) =>
  ({ subject: 'memory', host: '127.0.0.1', port, tls: false, units: [], ...change }) as const;

/** Sees who listens on the port of the target and on these, and no other servers of other tests. */
const diagnosed = (target: MemoryTarget, world = hostWorld(), limitMs = 2000, ports: readonly number[] = []) =>
  diagnosedIn(target, seeingOnly(world, target.port, ...ports), limitMs);

/** Answers /health so, and knows nothing else. */
const health =
  (status: number, body: unknown): RequestListener =>
  ({ url }, response) => {
    const known = url === '/health';
    response.writeHead(known ? status : 404, { 'content-type': 'application/json' });
    response.end(known ? JSON.stringify(body) : '{}');
  };

const HEALTHY = { status: 'healthy', service: 'mem0ai-simple' };
const withKey = (key: string | null) => {
  const world = hostWorld();
  const get = (name: string) => (name === 'MEM0AI_API_KEY' && key !== null ? key : undefined);
  return { ...world, environment: { ...world.environment, get } };
};

/** Wants this key, and answers so when it gets another one. */
const guarded =
  (key: string, otherwise: number): RequestListener =>
  (request, response) => {
    const given = request.headers.authorization;
    const status = given === undefined ? 401 : given === `Bearer ${key}` ? 200 : otherwise;
    health(status, status === 200 ? HEALTHY : { detail: 'no' })(request, response);
  };

test('it is healthy', async () => {
  await using server = await serveHttp(health(200, HEALTHY));
  expect(await diagnosed(at(server.port))).toMatchObject({ id: 'memory-healthy', exit: 0, notLooked: [] });
});

test('nothing listens', async () => {
  const { id, exit, conclusion } = await diagnosed(at(await closedPort()));
  expect({ id, exit }).toEqual({ id: 'memory-nothing-listens', exit: 21 });
  expect(conclusion.confidence).toBe('certain');
});

test('near miss of nothing: it listens on another port', async () => {
  await using server = await serveHttp(health(200, HEALTHY));
  const { id, conclusion } = await diagnosed(at(await closedPort()), hostWorld(), 2000, [server.port]);
  expect(id).toBe('memory-wrong-port');
  expect(conclusion.title).toContain(`answers on port ${server.port}`);
});

test('near miss of another port: what only tells how much memory it uses', async () => {
  await using server = await serveHttp(health(200, { status: 'ok', memory: { rss: 4711 } }));
  const found = await diagnosed(at(await closedPort()), hostWorld(), 2000, [server.port]);
  expect(found.id).toBe('memory-nothing-listens');
});

test('another program of this machine holds its port', async () => {
  await using server = await serveHttp((_request, response) => response.writeHead(404).end('hello'));
  const { id, conclusion, others } = await diagnosed(at(server.port));
  expect(id).toBe('memory-port-held');
  expect(conclusion.title).toContain(`pid ${process.pid}`);
  expect(others).toEqual([]);
});

test('another program speaks no http at all', async () => {
  await using server = await serveTcp((socket) => socket.end('220 mail ready\r\n'));
  expect(await diagnosed(at(server.port))).toMatchObject({ id: 'memory-port-held' });
});

test('a stranger of another account has no name', async () => {
  await using server = await serveHttp((_request, response) => response.writeHead(404).end('hello'));
  const world = hostWorld();
  const processes = { ...world.processes, listeners: () => Promise.resolve([]) };
  expect(await diagnosed(at(server.port), { ...world, processes })).toMatchObject({ id: 'memory-stranger-answers' });
});

test('it wants a key and there is none', async () => {
  await using server = await serveHttp(guarded('right', 401));
  expect(await diagnosed(at(server.port), withKey(null))).toMatchObject({ id: 'memory-key-missing', exit: 20 });
});

test('its key is wrong, and is told nowhere', async () => {
  await using server = await serveHttp(guarded('right', 401));
  const found = await diagnosed(at(server.port), withKey('wrong-canary'));
  expect(found).toMatchObject({ id: 'memory-key-rejected', exit: 21 });
  expect(JSON.stringify(found)).not.toContain('wrong-canary');
});

test('its key is known and may not ask', async () => {
  await using server = await serveHttp(guarded('right', 403));
  expect(await diagnosed(at(server.port), withKey('other'))).toMatchObject({ id: 'memory-key-forbidden' });
});

test('near miss of a wrong key: the right one', async () => {
  await using server = await serveHttp(guarded('right', 401));
  expect(await diagnosed(at(server.port), withKey('right'))).toMatchObject({ id: 'memory-healthy', exit: 0 });
});

test('it fails while it answers', async () => {
  await using server = await serveHttp(health(500, { detail: 'no such table: memories' }));
  const { id, conclusion } = await diagnosed(at(server.port));
  expect(id).toBe('memory-server-error');
  expect(conclusion.evidence.join()).toContain('no such table');
});

test('it says that it is unhealthy', async () => {
  await using server = await serveHttp(health(200, { status: 'unhealthy' }));
  const { id, exit, ruledOut } = await diagnosed(at(server.port));
  expect({ id, exit }).toEqual({ id: 'memory-unhealthy', exit: 21 });
  expect(ruledOut).toContainEqual(expect.objectContaining({ id: 'memory-nothing-listens' }));
});

test.for([
  [{ status: 'degraded' }, 'memory-degraded', 20],
  [{ status: 'perhaps' }, 'memory-health-silent', 22],
] as const)('near miss of unhealthy: %j', async ([said, id, exit]) => {
  await using server = await serveHttp(health(200, said));
  expect(await diagnosed(at(server.port))).toMatchObject({ id, exit });
});

test('it hangs', async () => {
  await using server = await serveHttp(() => undefined);
  expect(await diagnosed(at(server.port), hostWorld(), 200)).toMatchObject({ id: 'memory-hangs', exit: 21 });
});

test('near miss of a hang: it breaks off', async () => {
  await using server = await serveTcp((socket) => socket.resetAndDestroy());
  expect(await diagnosed(at(server.port))).toMatchObject({ id: 'memory-breaks-off' });
});

test('it speaks plain http and is asked with TLS', async () => {
  await using server = await serveHttp(health(200, HEALTHY));
  expect(await diagnosed(at(server.port, { tls: true }))).toMatchObject({ id: 'memory-speaks-plain-http' });
});

const secure = (name: string, days: number) =>
  listening(createSecure(selfSigned(name, days), health(200, HEALTHY)), 'https');

test('it speaks TLS and is asked without', async () => {
  await using server = await secure('localhost', 30);
  expect(await diagnosed(at(server.port))).toMatchObject({ id: 'memory-speaks-tls' });
});

test.for([
  ['localhost', -3, 'memory-certificate-expired'],
  ['localhost', 30, 'memory-certificate-untrusted'],
  ['elsewhere.example', 30, 'memory-certificate-wrong-name'],
] as const)('a certificate for %s with %i days', async ([name, days, id]) => {
  await using server = await secure(name, days);
  expect(await diagnosed(at(server.port, { tls: true, host: 'localhost' }))).toMatchObject({ id });
});

test('TLS that comes to nothing', async () => {
  await using server = await serveTcp((socket) => socket.end('nothing of the kind'));
  expect(await diagnosed(at(server.port, { tls: true }))).toMatchObject({ id: 'memory-tls-fails' });
});

test('its name has no address', async () => {
  const found = await diagnosed(at(8002, { host: 'memory.invalid' }));
  expect(['memory-name-unknown', 'memory-name-server-silent']).toContain(found.id);
  expect(found.notLooked.join()).toContain('another machine');
});
