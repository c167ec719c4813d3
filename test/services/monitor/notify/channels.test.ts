import { expect, it } from 'vitest';

import { messageOf } from '#domain/notify/message.ts';
import { type ChannelSettings, TOLD_KINDS } from '#domain/notify/settings.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realNet } from '#services/adapters/net.ts';
import { realShell } from '#services/adapters/shell.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { senderOf } from '#services/monitor/notify/channels/make.ts';

import { eventWith } from '../../../support/alert-event.ts';
import { closedPort, serveHttp } from '../../../support/net/listen.ts';

const SECRET = 'tok-7f3a9c51e2';
const message = messageOf([eventWith(7, { summary: 'refused "here"\n; rm -rf /' })], 'ops', 'name', 'atlas');
const never = new AbortController().signal;
const base = { id: 'ops', least: 'info', kinds: TOLD_KINDS } as const;

function send(parts: Partial<Extract<ChannelSettings, { type: 'webhook' }>>, signal = never) {
  const world = { ...demoWorld({ clock: realClock() }), net: realNet(), secrets };
  const settings = {
    ...base,
    type: 'webhook',
    url: null,
    urlFrom: null,
    bearer: null,
    template: 'json',
    ...parts,
  } as const;
  return senderOf(settings, world, 5000)?.(message, signal);
}

const { secrets } = demoWorld({ clock: realClock() });
if (!('overrides' in secrets) || !(secrets.overrides instanceof Map)) throw new Error('no fake');
const { overrides } = secrets;
overrides.set('hook-token', SECRET);

it('posts JSON with its key and the credential', async () => {
  const seen: { body: string; key: unknown; auth: unknown; method: unknown }[] = [];
  await using server = await serveHttp((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { headers, method } = request;
      seen.push({ body, key: headers['idempotency-key'], auth: headers.authorization, method });
      response.end('ok');
    });
  });
  await send({ url: `${server.origin}/hook`, bearer: 'hook-token' });
  expect(seen).toMatchObject([{ key: 'name-ops-7', auth: `Bearer ${SECRET}`, method: 'POST' }]);
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({
    title: 'Down: api',
    incident: 'i-1',
    at: '2026-01-05T10:00:07.000Z',
    events: [{ id: 7, kind: 'opened', summary: 'refused "here"\n; rm -rf /' }],
  });
});

it.each([
  [500, {}, 'channel-busy', 'answered 500'],
  [429, {}, 'channel-busy', 'answered 429'],
  [400, {}, 'channel-rejected', 'answered 400'],
  [
    302,
    { location: 'http://10.0.0.1/latest/meta-data' },
    'channel-redirect',
    'redirects to a private address (10.0.0.1)',
  ],
  [307, { location: 'https://example.org/x' }, 'channel-redirect', 'redirects to example.org'],
])('takes %i for a failure', async (status, headers, code, words) => {
  let asked = 0;
  await using server = await serveHttp((_request, response) => {
    asked += 1;
    response.writeHead(status, headers).end(`your token ${SECRET}`);
  });
  const failure = await send({ url: server.origin, bearer: 'hook-token' })?.catch((thrown: unknown) => thrown);
  expect(failure).toMatchObject({ code, message: expect.stringContaining(words) as string });
  expect(JSON.stringify([failure, String(failure)])).not.toContain(SECRET);
  expect(asked).toBe(1);
});

it('says that nobody is there, and not where when that is a secret', async () => {
  const port = await closedPort();
  overrides.set('hook-url', `http://127.0.0.1:${port}/services/${SECRET}`);
  const failure = await send({ urlFrom: 'hook-url' })?.catch((thrown: unknown) => thrown);
  expect(failure).toMatchObject({ code: 'refused' });
  expect(String(failure)).not.toContain(SECRET);
});

it('names the credential that is not there', async () => {
  await expect(send({ urlFrom: 'nowhere' })).rejects.toMatchObject({
    code: 'no-credential',
    hint: 'cpm-console cred add nowhere',
  });
});

function run(args: readonly string[], timeoutMs = 10_000) {
  const world = { ...demoWorld({ clock: realClock() }), shell: realShell() };
  return senderOf({ ...base, type: 'command', file: '/bin/sh', args }, world, timeoutMs)?.(message, never);
}

it('hands a command the message on its input and as variables, never as code', async () => {
  await run([
    '-c',
    'test "$CPM_NOTIFY_TITLE" = "Down: api" && grep -q \'"kind":"opened"\' && test "$CPM_NOTIFY_KEY" = name-ops-7',
  ]);
  await expect(run(['-c', 'exit 3'])).rejects.toMatchObject({
    message: 'The command /bin/sh failed with exit code 3.',
  });
});

it('ends a command that hangs, with its children', async () => {
  await using server = await serveHttp((_request, response) => void response.write('x'));
  const hang = `while :; do :; done & exec 3<>/dev/tcp/127.0.0.1/${server.port}; wait`;
  const world = { ...demoWorld({ clock: realClock() }), shell: realShell() };
  const sending = senderOf(
    { ...base, type: 'command', file: '/bin/bash', args: ['-c', hang] },
    world,
    300,
  )?.(message, never);
  await expect(sending).rejects.toMatchObject({
    message: 'The command /bin/bash did not end within 0.3 s and was ended.',
  });
});
