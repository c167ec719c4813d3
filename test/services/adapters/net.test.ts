import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { expect, test } from 'vitest';

import { realNet } from '#services/adapters/net.ts';

import { selfSigned } from '../../support/net/certificate.ts';
import { closedPort, listening, serveHttp, serveTcp } from '../../support/net/listen.ts';

const net = realNet();
const ample = () => AbortSignal.timeout(20_000);
const soon = () => AbortSignal.timeout(200);

test('an answer has its status, headers and body', async () => {
  await using server = await serveHttp((request, response) => {
    response.writeHead(201, { 'x-path': request.url }).end('héllo');
  });
  const answer = await net.http({ url: `${server.origin}/a?b=c` }, ample());
  expect(answer).toMatchObject({ status: 201, body: 'héllo', truncated: false, certificateDays: null });
  expect(answer.headers['x-path']).toBe('/a?b=c');
});

test('a connection is kept for the next request, and one that the server closed meanwhile is no failure', async () => {
  await using server = await serveHttp((_request, response) => response.end('ok'));
  for (let n = 0; n < 5; n += 1) await net.http({ url: server.origin }, ample());
  expect(server.connections()).toBe(1);
  await using rude = await serveTcp((socket) => {
    let answered = 0;
    socket.on('data', () => {
      answered += 1;
      if (answered > 1) socket.resetAndDestroy();
      else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
    });
  });
  await net.http({ url: rude.origin }, ample());
  expect((await net.http({ url: rude.origin }, ample())).body).toBe('ok');
});

test('a redirect is the answer, unless it is to be followed', async () => {
  await using server = await serveHttp((request, response) => {
    if (request.url === '/end') response.end('there');
    else response.writeHead(302, { location: request.url === '/loop' ? '/loop' : '/end' }).end();
  });
  expect((await net.http({ url: server.origin }, ample())).status).toBe(302);
  expect((await net.http({ url: server.origin, redirects: 1 }, ample())).body).toBe('there');
  expect((await net.http({ url: `${server.origin}/loop`, redirects: 3 }, ample())).status).toBe(302);
});

test('reading stops at the limit of a body that never ends', async () => {
  await using server = await serveHttp((_request, response) => {
    const more = () => {
      while (response.write('x'.repeat(16_384)));
    };
    response.on('drain', more);
    more();
  });
  const answer = await net.http({ url: server.origin, maxBytes: 1000 }, ample());
  expect(answer).toMatchObject({ truncated: true, body: 'x'.repeat(1000) });
});

test('every way of not answering has its code', async () => {
  await using silent = await serveTcp(() => undefined);
  await using garbage = await serveTcp((socket) => socket.end('\0\x01 what?\r\n\r\n'));
  await using reset = await serveTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
  await using hangUp = await serveTcp((socket) => socket.once('data', () => socket.end()));
  await using half = await serveTcp((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'));
  await using cut = await serveTcp((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'));
  await using headers = await serveTcp((socket) => socket.write(`HTTP/1.1 200 OK\r\na: ${'b'.repeat(99_999)}`));
  const closed = `http://127.0.0.1:${await closedPort()}`;
  const codes: [string, string, AbortSignal][] = [
    [closed, 'refused', ample()],
    [silent.origin, 'timeout', soon()],
    [half.origin, 'timeout', soon()],
    [garbage.origin, 'garbage', ample()],
    [headers.origin, 'garbage', ample()],
    [reset.origin, 'reset', ample()],
    [hangUp.origin, 'reset', ample()],
    [cut.origin, 'reset', ample()],
    ['http://no-such-host.invalid', 'dns', ample()],
    ['ftp://127.0.0.1', 'usage', ample()],
    [silent.origin, 'timeout', AbortSignal.abort()],
  ];
  for (const [url, code, signal] of codes)
    await expect(net.http({ url }, signal), `${url} ${code}`).rejects.toMatchObject({ name: 'OpsError', code });
});

test('https says how long the certificate lasts and refuses one that nobody signed', async () => {
  const server = createServer(selfSigned('localhost', 12), (_request, response) => response.end('ok'));
  await using secure = await listening(server, 'https');
  await expect(net.http({ url: secure.origin }, ample())).rejects.toMatchObject({ code: 'tls' });
  const { certificateDays } = await net.http({ url: secure.origin, insecure: true }, ample());
  expect(certificateDays).toBeCloseTo(12, 1);
});

test('tcp: connected, refused, never', async () => {
  await using server = await serveTcp(() => undefined);
  expect(await net.tcp('localhost', server.port, ample())).toBeGreaterThan(0);
  await expect(net.tcp('127.0.0.1', await closedPort(), ample())).rejects.toMatchObject({ code: 'refused' });
  await expect(net.tcp('127.0.0.1', server.port, AbortSignal.abort())).rejects.toMatchObject({ code: 'timeout' });
});

test('tls: age, trust and name are three facts', async () => {
  const ends = selfSigned('localhost', 12);
  const ended = selfSigned('localhost', -3);
  const leaf = selfSigned('House authority', 100).issue('localhost', -3);
  for (const [pair, days] of [
    [ends, 12],
    [ended, -3],
    [leaf, -3],
  ] as const) {
    await using server = await listening(createServer(pair), 'https');
    const facts = await net.tls('127.0.0.1', server.port, 'localhost', ample());
    expect((facts.validTo - Date.now()) / 86_400_000).toBeCloseTo(days, 1);
    expect(facts.untrusted, `${days}`).not.toBeNull();
    expect(facts.wrongName).toBeNull();
    const other = await net.tls('127.0.0.1', server.port, 'other.host', ample());
    expect(other.wrongName).toContain('other.host');
  }
});

test('tls: a chain to an authority of this machine is trusted, and expired alone is not untrusted', async () => {
  const authority = selfSigned('House authority', 100);
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, authority.cert]);
  try {
    for (const days of [12, -3]) {
      await using server = await listening(createServer(authority.issue('localhost', days)), 'https');
      const facts = await net.tls('127.0.0.1', server.port, 'localhost', ample());
      expect(facts, `${days}`).toMatchObject({ untrusted: null, wrongName: null, issuer: 'House authority' });
    }
  } finally {
    setDefaultCACertificates(before);
  }
});

test('tls with a server that speaks something else or nothing', async () => {
  await using plain = await serveTcp((socket) => socket.end('220 mail here\r\n'));
  await using silent = await serveTcp(() => undefined);
  const of = (port: number, signal = ample()) => net.tls('127.0.0.1', port, 'localhost', signal);
  await expect(of(plain.port)).rejects.toMatchObject({ code: 'garbage' });
  await expect(of(silent.port, soon())).rejects.toMatchObject({ code: 'timeout' });
  await expect(of(await closedPort())).rejects.toMatchObject({ code: 'refused' });
});
