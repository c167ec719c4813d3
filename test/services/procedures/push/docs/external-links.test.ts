import { expect, test } from 'vitest';

import { realNet } from '#services/adapters/net.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { askExternal } from '#services/procedures/push/docs/external-links.ts';

import { closedPort, serveHttp } from '../../../../support/net/listen.ts';

const LIMITS = { deadlineMs: 10_000, eachMs: 3_000, askable: () => true };
const net = realNet();

function link(url: string, line: number) {
  return { url, file: 'README.md', line };
}

function never(): AbortSignal {
  return new AbortController().signal;
}

test('real pages are asked for: what is gone or silent is a warning, what refuses programs is not', async () => {
  const seen: string[] = [];
  await using server = await serveHttp((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const status = { '/ok': 200, '/gone': 404, '/private': 403, '/broken': 500 }[request.url ?? ''];
    response.statusCode = request.method === 'HEAD' && request.url === '/get' ? 405 : (status ?? 200);
    if (request.url === '/moved') response.writeHead(302, { location: '/gone' });
    response.end();
  });
  const closed = await closedPort();
  const paths = ['ok#part', 'gone', 'private', 'broken', 'get', 'moved'].map((path) => `${server.origin}/${path}`);
  const urls = [...paths, `http://127.0.0.1:${closed}/`];
  const progress: number[] = [];
  const asked = await askExternal(
    { net, clock: new ManualClock() },
    urls.map((url, index) => link(url, index + 1)),
    { ...LIMITS, progress: (done) => progress.push(done) },
    never(),
  );
  expect(asked.findings.map(({ level, line }) => `${level} ${line}`)).toEqual(['warn 2', 'warn 4', 'warn 6', 'warn 7']);
  expect(asked.findings[0]?.says).toBe(`${server.origin}/gone answers 404`);
  expect(asked).toMatchObject({ asked: 7, skipped: 0, unknown: 0 });
  expect(seen).toContain('HEAD /ok');
  expect(seen).toContain('GET /get');
  expect(seen).not.toContain('GET /broken');
  expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('one that hangs is a warning after its time, and the deadline leaves the rest unknown', async () => {
  const waiting = Promise.withResolvers<void>();
  let open = 0;
  await using server = await serveHttp(() => {
    open += 1;
    if (open === 8) waiting.resolve();
  });
  const clock = new ManualClock();
  const urls = Array.from({ length: 20 }, (_, index) => link(`${server.origin}/${index}`, index + 1));
  const asking = askExternal({ net, clock }, urls, { ...LIMITS, deadlineMs: 3_500 }, never());
  await waiting.promise;
  clock.advance(3_000);
  await expect.poll(() => open).toBe(16);
  clock.advance(500);
  const asked = await asking;
  expect(asked.findings.map(({ says }) => says.includes('does not answer'))).toEqual(
    Array.from({ length: 8 }, () => true),
  );
  expect(asked).toMatchObject({ asked: 8, unknown: 12 });
  expect(clock.pending).toBe(0);
});

test('without a network nothing is known, and nothing is a finding', async () => {
  const deaf = realNet([`127.0.0.1:${await closedPort()}`]);
  const asked = await askExternal(
    { net: deaf, clock: new ManualClock() },
    [link('https://x.invalid/', 1)],
    LIMITS,
    never(),
  );
  expect(asked).toEqual({ findings: [], asked: 0, skipped: 0, unknown: 1 });
});

test('examples are left out, and a run that is cancelled ends at once', async () => {
  const links = [link('https://example.com/a', 1), link('http://localhost:1/', 2)];
  const clock = new ManualClock();
  expect(await askExternal({ net, clock }, links, { ...LIMITS, askable: undefined }, never())).toEqual({
    findings: [],
    asked: 0,
    skipped: 2,
    unknown: 0,
  });
  await using server = await serveHttp(() => stop.abort());
  const stop = new AbortController();
  const asking = askExternal({ net, clock }, [link(`${server.origin}/`, 1)], LIMITS, stop.signal);
  await expect(asking).rejects.toThrow('aborted');
  expect(clock.pending).toBe(0);
});
