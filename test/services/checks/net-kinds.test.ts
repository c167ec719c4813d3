import { createServer } from 'node:https';

import { describe, expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { realNet } from '#services/adapters/net.ts';
import dns from '#services/checks/dns.ts';
import http from '#services/checks/http.ts';
import tcp from '#services/checks/tcp.ts';
import tls from '#services/checks/tls.ts';

import { selfSigned } from '../../support/net/certificate.ts';
import { serveDns } from '../../support/net/dns-server.ts';
import { closedPort, listening, serveHttp, serveTcp } from '../../support/net/listen.ts';
import { looked } from './looked.ts';

const world = { clock: realClock(), net: realNet() };
const SOON = { timeoutMs: 300 };
const SLOW = { thresholds: { warning: 0, critical: null } };
/** A machine whose name servers are all dead. */
const cutOff = async () => ({ ...world, net: realNet([`127.0.0.1:${await closedPort()}`]) });

describe('http', () => {
  const health = (body: object, status = 200) =>
    serveHttp((_request, response) => response.writeHead(status).end(JSON.stringify(body)));
  const healthy = { json: ['$.status == "healthy"'] };

  test('ok when status, text, pattern and JSON are as expected', async () => {
    await using server = await health({ status: 'healthy', queue: [1, 2] }, 202);
    const url = `${server.origin}/health`;
    const rules = {
      url,
      status: ['202'],
      contains: 'queue',
      matches: '"he.*y"',
      json: ['$.queue.length < 3', '$.status == healthy'],
    };
    expect(await looked(world, http, rules)).toMatchObject({ status: 'ok', unit: 'ms', id: `http:${url}` });
  });

  test('unhealthy is critical, though the word healthy is in it', async () => {
    await using server = await health({ status: 'unhealthy' });
    const reading = await looked(world, http, { url: server.origin, ...healthy, contains: 'healthy' });
    expect(reading).toMatchObject({
      status: 'critical',
      summary: expect.stringContaining('$.status is "unhealthy"') as string,
    });
    expect(reading.evidence).toBe('{"status":"unhealthy"}');
  });

  test.each([
    [{ contains: 'no such text' }, 'does not contain no such text'],
    [{ matches: '^x' }, 'does not match ^x'],
    [{ json: ['$.missing'] }, 'there is no $.missing'],
    [{ status: ['404', '5xx'] }, 'answers 200'],
  ])('critical for %j', async (rules, why) => {
    await using server = await health({ status: 'healthy' });
    const reading = await looked(world, http, { url: server.origin, ...rules });
    expect(reading).toMatchObject({ status: 'critical', summary: expect.stringContaining(why) as string });
  });

  test('critical for a body that is no JSON, and one that is too long to be read whole', async () => {
    await using text = await serveHttp((_request, response) => response.end('healthy'));
    await using long = await serveHttp((_request, response) => response.end(`["${'x'.repeat(300_000)}"]`));
    expect((await looked(world, http, { url: text.origin, ...healthy })).summary).toContain('the body is no JSON');
    expect((await looked(world, http, { url: long.origin, ...healthy })).summary).toContain('the JSON is too long');
  });

  test('a warning when it is slow', async () => {
    await using server = await health({});
    const reading = await looked(world, http, { url: server.origin }, SLOW);
    expect(reading).toMatchObject({ status: 'warning', summary: expect.stringMatching(/^slow, \d+ ms$/) as string });
  });

  test('critical when the target refuses, is silent, streams for ever, breaks off, or speaks garbage', async () => {
    await using silent = await serveTcp(() => undefined);
    await using drip = await serveHttp((_request, response) => {
      response.writeHead(200).write('a');
    });
    await using reset = await serveTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await using garbage = await serveTcp((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    for (const [origin, says] of [
      [`http://127.0.0.1:${await closedPort()}`, 'refuses connections'],
      [silent.origin, 'does not answer'],
      [drip.origin, 'began to answer but never ended'],
      [reset.origin, 'broke the connection off'],
      [garbage.origin, 'answers in another protocol'],
      ['http://no-such-host.invalid', 'there is no such name'],
    ] as const) {
      const reading = await looked(world, http, { url: origin }, { timeoutMs: 3000 });
      expect({ origin, ...reading }).toMatchObject({
        origin,
        status: 'critical',
        summary: expect.stringContaining(says) as string,
      });
    }
  });

  test('a stream without end is read up to the limit', async () => {
    await using endless = await serveHttp((_request, response) => {
      const more = () => {
        while (response.write('healthy '.repeat(1000)));
      };
      response.on('drain', more);
      more();
    });
    expect(await looked(world, http, { url: endless.origin, contains: 'healthy' })).toMatchObject({ status: 'ok' });
  });

  test('judges the certificate: trust, and the days it has left', async () => {
    await using weeks = await listening(
      createServer(selfSigned('localhost', 90), (_q, response) => response.end()),
      'https',
    );
    await using days = await listening(
      createServer(selfSigned('localhost', 12), (_q, response) => response.end()),
      'https',
    );
    await using hours = await listening(
      createServer(selfSigned('localhost', 2), (_q, response) => response.end()),
      'https',
    );
    const insecure = true;
    expect(await looked(world, http, { url: weeks.origin })).toMatchObject({
      status: 'critical',
      summary: expect.stringContaining('self-signed') as string,
    });
    expect(await looked(world, http, { url: weeks.origin, insecure })).toMatchObject({ status: 'ok' });
    expect(await looked(world, http, { url: days.origin, insecure })).toMatchObject({ status: 'warning' });
    expect(await looked(world, http, { url: hours.origin, insecure })).toMatchObject({ status: 'critical' });
  });

  test('unknown when this machine cannot look the name up', async () => {
    const reading = await looked(await cutOff(), http, { url: 'http://example.org' }, { timeoutMs: 10_000 });
    expect(reading).toMatchObject({
      status: 'unknown',
      summary: expect.stringContaining('no name server answers') as string,
    });
  });

  test('never shows a password of the address', async () => {
    const url = `http://ana:canary@127.0.0.1:${await closedPort()}/`;
    expect(JSON.stringify(await looked(world, http, { url }))).not.toContain('canary');
  });
});

describe('tcp', () => {
  test('ok, slow, refused, and unknown when the name cannot be looked up', async () => {
    await using server = await serveTcp(() => undefined);
    const target = { host: '127.0.0.1', port: server.port };
    expect(await looked(world, tcp, target)).toMatchObject({ status: 'ok', id: `tcp:127.0.0.1:${server.port}` });
    expect(await looked(world, tcp, target, SLOW)).toMatchObject({ status: 'warning' });
    expect(await looked(world, tcp, { host: 'localhost', port: await closedPort() })).toMatchObject({
      status: 'critical',
      summary: 'refuses connections',
    });
    expect(await looked(await cutOff(), tcp, { host: 'example.org', port: 80 }, { timeoutMs: 10_000 })).toMatchObject({
      status: 'unknown',
    });
  });

  test('a server that breaks every connection off was still there', async () => {
    await using server = await serveTcp((socket) => socket.resetAndDestroy());
    expect(await looked(world, tcp, { port: server.port })).toMatchObject({ status: 'ok' });
  });
});

describe('dns', () => {
  const zone = { 'api.test': ['10.0.0.1', '10.0.0.2'], 'slow.test': 'silent', 'sick.test': 'broken' } as const;

  test('ok, other records, missing records, no such name', async () => {
    await using server = await serveDns(zone);
    const ask = { name: 'api.test', server: server.address };
    expect(await looked(world, dns, ask)).toMatchObject({ status: 'ok', summary: '10.0.0.1, 10.0.0.2' });
    expect(await looked(world, dns, { ...ask, expect: ['10.0.0.1', '10.0.0.2'] })).toMatchObject({ status: 'ok' });
    expect(await looked(world, dns, { ...ask, expect: ['10.0.0.1'] })).toMatchObject({
      status: 'warning',
      summary: 'also 10.0.0.2',
    });
    expect(await looked(world, dns, { ...ask, expect: ['10.0.0.9'] })).toMatchObject({
      status: 'critical',
      summary: expect.stringContaining('10.0.0.9 is missing') as string,
    });
    expect(await looked(world, dns, { ...ask, name: 'none.test' })).toMatchObject({ status: 'critical' });
    expect(await looked(world, dns, { ...ask, type: 'AAAA' })).toMatchObject({ status: 'critical' });
  });

  test('a named server that is silent, broken or gone is critical', async () => {
    await using server = await serveDns(zone);
    expect(await looked(world, dns, { name: 'slow.test', server: server.address }, SOON)).toMatchObject({
      status: 'critical',
    });
    expect(await looked(world, dns, { name: 'sick.test', server: server.address })).toMatchObject({
      status: 'critical',
    });
    expect(await looked(world, dns, { name: 'api.test', server: `127.0.0.1:${await closedPort()}` })).toMatchObject({
      status: 'critical',
    });
  });

  test('unknown when the name servers of this machine are silent: nothing is known of the name', async () => {
    await using server = await serveDns(zone);
    const lame = { ...world, net: realNet([server.address]) };
    expect(await looked(lame, dns, { name: 'slow.test' }, SOON)).toMatchObject({ status: 'unknown' });
    expect(await looked(await cutOff(), dns, { name: 'api.test' })).toMatchObject({ status: 'unknown' });
  });
});

describe('tls', () => {
  const serve = (days: number, name = 'localhost') => listening(createServer(selfSigned(name, days)), 'https');
  const at = (port: number) => ({ host: '127.0.0.1', port, serverName: 'localhost', selfSigned: true });

  test.each([
    [90, 'ok', '89 d left'],
    [12, 'warning', '11 d left'],
    [3, 'critical', '2 d left'],
    [-3, 'critical', 'ended 4 d ago'],
  ])('a certificate of %i days is %s', async (days, status, says) => {
    await using server = await serve(days);
    expect(await looked(world, tls, at(server.port))).toMatchObject({
      status,
      summary: expect.stringContaining(says) as string,
    });
  });

  test('not trusted and for another name are critical, each in its own words', async () => {
    await using server = await serve(90);
    expect(await looked(world, tls, { ...at(server.port), selfSigned: false })).toMatchObject({
      status: 'critical',
      summary: expect.stringContaining('not trusted') as string,
    });
    expect(await looked(world, tls, { ...at(server.port), serverName: 'other.host' })).toMatchObject({
      status: 'critical',
      summary: expect.stringContaining('another name') as string,
    });
  });

  test('critical when nobody speaks TLS there, unknown when the name cannot be looked up', async () => {
    await using plain = await serveTcp((socket) => socket.end('220 mail here\r\n'));
    await using silent = await serveTcp(() => undefined);
    expect(await looked(world, tls, at(plain.port))).toMatchObject({ status: 'critical' });
    expect(await looked(world, tls, at(silent.port), SOON)).toMatchObject({ status: 'critical' });
    expect(await looked(world, tls, at(await closedPort()))).toMatchObject({ status: 'critical' });
    expect(await looked(await cutOff(), tls, { host: 'example.org' })).toMatchObject({ status: 'unknown' });
  });
});
