import type { RequestListener } from 'node:http';

import { expect, test } from 'vitest';

import { diagnosed } from '../../../support/diagnose/diagnosed.ts';
import { closedPort, serveHttp } from '../../../support/net/listen.ts';

const at = (port: number) => ({ subject: 'memory', host: '127.0.0.1', port, tls: false }) as const;

/** Answers /health so, and knows nothing else. */
const health =
  (status: number, body: unknown): RequestListener =>
  ({ url }, response) => {
    const known = url === '/health';
    response.writeHead(known ? status : 404, { 'content-type': 'application/json' });
    response.end(known ? JSON.stringify(body) : '{}');
  };

test('nothing listens', async () => {
  const { id, exit, conclusion } = await diagnosed(at(await closedPort()));
  expect({ id, exit }).toEqual({ id: 'memory-nothing-listens', exit: 21 });
  expect(conclusion.confidence).toBe('certain');
});

test('it says that it is unhealthy', async () => {
  await using server = await serveHttp(health(200, { status: 'unhealthy' }));
  const { id, exit, ruledOut } = await diagnosed(at(server.port));
  expect({ id, exit }).toEqual({ id: 'memory-unhealthy', exit: 21 });
  expect(ruledOut).toContainEqual(expect.objectContaining({ id: 'memory-nothing-listens' }));
});

test('it is healthy', async () => {
  await using server = await serveHttp(health(200, { status: 'healthy' }));
  expect(await diagnosed(at(server.port))).toMatchObject({ id: 'memory-healthy', exit: 0 });
});
