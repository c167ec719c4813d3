import { readdir, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decode, encode } from '#services/adapters/managers/pm2/amp.ts';

import { pm2At, pm2Impostor } from '../../../support/managers/pm2-subject.ts';
import { pm2Missing, realPm2 } from '../../../support/pm2/pm2.ts';
import { emptyScratch } from '../../../support/scratch.ts';

const signal = () => AbortSignal.timeout(20_000);

test('a real PM2', { timeout: 200_000 }, async (context) => {
  const missing = await pm2Missing();
  if (missing !== null) context.skip(missing);
  await using real = await realPm2();
  const manager = pm2At(real.home);
  const state = async (name: string) => (await manager.status([name], signal()))[0];

  expect(await manager.available(signal())).toBe(false);
  await expect(manager.list(signal())).rejects.toMatchObject({ code: 'no-manager' });
  expect(await readdir(real.home), 'looking starts no daemon').toEqual([]);

  const [steady, crashing] = [join(real.home, 'steady.js'), join(real.home, 'crashing.js')];
  await writeFile(steady, 'setInterval(() => {}, 1000)');
  await writeFile(crashing, 'setTimeout(() => process.exit(7), 50)');
  await real.pm2('start', steady, '--name', 'api');
  await real.pm2('start', steady, '--name', 'worker');
  await real.pm2('start', steady, '--name', 'many', '-i', '2');
  // Given up after the second end within a minute, however slow a start is here.
  const crashy = { name: 'crashy', script: crashing, max_restarts: 2, min_uptime: 60_000 };
  const file = join(real.home, 'ecosystem.config.js');
  await writeFile(file, `module.exports = ${JSON.stringify({ apps: [crashy] })}`);
  await real.pm2('start', file);
  await real.pm2('stop', 'worker');

  expect(await manager.available(signal())).toBe(true);
  const api = await state('api');
  expect(api).toMatchObject({ state: 'running', manager: 'pm2', restarts: 0, wanted: true, lastExit: null });
  expect(Math.abs(Date.now() - (api?.startedAt ?? 0))).toBeLessThan(60_000);
  expect(await state('worker')).toMatchObject({ state: 'stopped', wanted: false, startedAt: null });
  expect(await state('many')).toMatchObject({ state: 'running', description: '2 of 2 processes' });
  await expect
    .poll(() => state('crashy'), { timeout: 20_000 })
    .toMatchObject({ state: 'failed', lastExit: { code: 7 } });
  expect(await state('a;b')).toMatchObject({ name: 'a;b', state: 'not-found' });
  const listed = await manager.list(signal());
  expect(listed.map(({ name }) => name).toSorted()).toEqual(['api', 'crashy', 'many', 'worker']);
  expect(JSON.stringify(listed), 'the environment of an app is dropped').not.toContain('canary');

  process.kill(api?.pid ?? 0, 'SIGSTOP');
  await expect
    .poll(() => state('api'))
    .toMatchObject({ state: 'failed', lastExit: { reason: 'its process is frozen' } });
  process.kill(api?.pid ?? 0, 'SIGCONT');
  await expect.poll(() => state('api')).toMatchObject({ state: 'running' });

  // A cluster is acted on as a whole, and what is frozen is ended with force.
  const control = manager.control!;
  const pids = async () => (await control.detail('many', signal())).pids;
  const before = await pids();
  expect(before).toHaveLength(2);
  process.kill(before[1]!, 'SIGSTOP');
  await expect.poll(() => state('many')).toMatchObject({ state: 'failed', description: '1 of 2 processes' });
  for (const action of ['restart', 'reload'] as const) {
    const old = await pids();
    await control.act({ action, unit: 'many' }, signal());
    await expect
      .poll(() => state('many'), { timeout: 20_000 })
      .toMatchObject({ state: 'running', description: '2 of 2 processes' });
    expect((await pids()).filter((pid) => old.includes(pid))).toEqual([]);
  }
  expect((await control.logs('many', signal())).map(({ name }) => name.replace(/\d+/, 'N'))).toEqual([
    'many N',
    'many N error',
    'many N',
    'many N error',
  ]);
  await control.act({ action: 'stop', unit: 'many' }, signal());
  expect(await pids()).toEqual([]);

  process.kill(real.daemonPid(), 'SIGSTOP');
  await expect(manager.list(AbortSignal.timeout(300))).rejects.toMatchObject({ code: 'timeout' });
  process.kill(real.daemonPid(), 'SIGCONT');
  expect(await state('api')).toMatchObject({ state: 'running' });

  await real.pm2('kill');
  expect(await manager.available(signal())).toBe(false);
});

describe('whoever else listens on the socket', () => {
  test.each<[string, string, (socket: Socket) => void]>([
    ['garbage', 'garbage', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['JSON of another kind', 'garbage', (socket) => socket.write(encode(['j:{"args":{}}', 's:x']))],
    ['no JSON', 'garbage', (socket) => socket.write(encode(['j:{', 's:x']))],
    ['a message without end', 'garbage', (socket) => socket.write(Buffer.from([0x12, 0xff, 0xff, 0xff, 0xff]))],
    ['a closed door', 'garbage', (socket) => socket.end()],
  ])('%s', async (_name, code, talk) => {
    await using daemon = await pm2Impostor(talk);
    await expect(daemon.manager.list(signal())).rejects.toMatchObject({ name: 'OpsError', code });
  });

  test('silence', async () => {
    await using daemon = await pm2Impostor(() => undefined);
    await expect(daemon.manager.list(AbortSignal.timeout(100))).rejects.toMatchObject({ code: 'timeout' });
  });

  test('apps of a shape nobody expects are left out', async () => {
    const apps = [
      null,
      7,
      { name: 'a' },
      { name: 'b', pm2_env: { status: 'dancing' } },
      { pm2_env: { status: 'online' } },
    ];
    await using daemon = await pm2Impostor((socket) => socket.write(encode([`j:${JSON.stringify({ args: [apps] })}`])));
    expect(await daemon.manager.list(signal())).toMatchObject([{ name: 'b', state: 'unknown' }]);
  });

  test('a socket whose daemon died', async () => {
    await using folder = await emptyScratch();
    await folder.write('rpc.sock', 'a file that was a socket once');
    expect(await pm2At(folder.path).available(signal())).toBe(false);
  });
});

test('what is encoded is decoded, however it arrives', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 15 }), fc.nat(), (args, cut) => {
      const message = encode(args);
      expect(decode(message, 1e6)).toEqual(args.map((arg) => Buffer.from(arg).toString()));
      expect(decode(message.subarray(0, cut % message.length), 1e6)).toBeNull();
    }),
  );
});
