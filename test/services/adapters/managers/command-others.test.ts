import { chmod, mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import { describe, expect, test } from 'vitest';

import type { PlainService } from '#services/ports/managers.ts';

import { plainAt, plainService, script } from '../../../support/managers/plain-subject.ts';
import { about, bystander, isAlive } from '../../../support/managers/plain-watch.ts';
import { emptyScratch } from '../../../support/scratch.ts';

const signal = () => AbortSignal.timeout(20_000);
const LIMIT = { timeout: 20_000, interval: 20 };

/** The shell stays, with the mark in its command line. */
const LOOP = 'while :; do sleep 0.2; done';

describe('a service that somebody else started', () => {
  test('is known by its pid file, unless that is older than the process', async () => {
    await using scratch = await emptyScratch();
    const pidFile = join(scratch.path, 'api.pid');
    const { now, act } = about(scratch, plainService('api', { pidFile }));
    expect(await now()).toMatchObject({ state: 'stopped', lastExit: null });
    const pid = await bystander('api');
    await writeFile(pidFile, `${pid}\n`);
    expect(await now()).toMatchObject({ state: 'running', pid, memoryBytes: expect.any(Number) as number });
    await utimes(pidFile, new Date(), new Date(Date.now() - 3_600_000));
    expect(await now(), 'the number was given to another process').toMatchObject({ state: 'failed', pid: null });
    await act('stop');
    expect(isAlive(pid)).toBe(true);
    for (const text of ['', 'none', '0', '-1', '99999999999', '4194305', `${pid}x`]) {
      await writeFile(pidFile, text);
      expect([text, await now()]).toMatchObject([text, { state: 'failed', pid: null }]);
    }
    await writeFile(pidFile, `${pid} and more`);
    expect(await now()).toMatchObject({ state: 'running', pid });
    const other = about(scratch, plainService('api', { pidFile, match: 'not in its command line' }));
    expect(await other.now()).toMatchObject({ state: 'failed', pid: null });
    process.kill(pid, 'SIGSTOP');
    await expect
      .poll(() => now(), LIMIT)
      .toMatchObject({ state: 'failed', lastExit: { reason: 'its process is frozen' } });
    process.kill(pid, 'SIGCONT');
    await act('stop');
    await expect.poll(() => isAlive(pid), LIMIT).toBe(false);
  });

  test('is known by its command line, and left alone when two have it', async () => {
    await using scratch = await emptyScratch();
    const mark = `cpm-test-${process.pid}-${Math.random()}`;
    const { now, act, control } = about(scratch, plainService('api', { match: mark }));
    expect(await now()).toMatchObject({ state: 'stopped' });
    const [first, second] = [await bystander(mark, LOOP), await bystander(mark, LOOP)];
    expect(await now()).toMatchObject({
      state: 'running',
      description: expect.stringContaining('2 processes match') as string,
    });
    for (const action of ['stop', 'kill'] as const)
      await expect(act(action)).rejects.toMatchObject({
        code: 'act-failed',
        message: expect.stringContaining('2 processes') as string,
      });
    expect([isAlive(first), isAlive(second)]).toEqual([true, true]);
    process.kill(second, 'SIGKILL');
    await expect.poll(async () => (await now()).description, LIMIT).not.toContain('match');
    expect(await control.detail('api', signal())).toMatchObject({ program: expect.stringContaining(mark) as string });
    await act('stop');
    await expect.poll(() => isAlive(first), LIMIT).toBe(false);
  });

  test('is left alone by whoever may not', async (context) => {
    if (process.getuid?.() !== 0) context.skip('needs root, to become somebody without rights');
    await using scratch = await emptyScratch();
    await chmod(scratch.path, 0o755);
    const pid = await bystander('api');
    await writeFile(join(scratch.path, 'api.pid'), String(pid), { mode: 0o644 });
    await mkdir(join(scratch.path, 'nobody'), { mode: 0o777 });
    const services = [plainService('api', { start: script('true'), pidFile: join(scratch.path, 'api.pid') })];
    const env = {
      PATH: process.env['PATH'],
      XDG_STATE_HOME: join(scratch.path, 'nobody'),
      CPM_TEST_PLAIN: JSON.stringify(services),
    };
    const args = [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      process.execPath,
      'test/support/managers/stranger.ts',
    ];
    const acting = JSON.stringify({ action: 'stop', unit: 'api' });
    const { stdout } = await execa('setpriv', [...args, 'command', scratch.path, acting], { env, extendEnv: false });
    expect(JSON.parse(stdout)).toEqual({
      uid: 65_534,
      wrote: false,
      act: 'no-rights',
      refusal: {
        why: 'its process belongs to another user',
        command: { file: 'sudo', args: ['kill', '-s', 'TERM', '--', String(pid)] },
      },
    });
    expect(process.kill(pid, 0)).toBe(true);
  });
});

test('one that cannot be looked at is unknown, and the others are told', async () => {
  await using scratch = await emptyScratch();
  const odd = plainService('odd', { pidFile: scratch.path });
  const manager = plainAt(scratch.path, () => [odd, plainService('fine', { match: 'nobody has this' })]);
  expect(await manager.list(signal())).toMatchObject([
    { name: 'odd', state: 'unknown', lastExit: { reason: expect.stringContaining('cannot be read') as string } },
    { name: 'fine', state: 'stopped' },
  ]);
  await expect(manager.control!.act({ action: 'stop', unit: 'odd' }, signal())).rejects.toMatchObject({
    code: 'act-failed',
  });
});

test('the services are those of the configuration that holds now', async () => {
  await using scratch = await emptyScratch();
  let services: PlainService[] = [];
  const manager = plainAt(scratch.path, () => services);
  expect([await manager.available(signal()), await manager.list(signal())]).toEqual([false, []]);
  services = [plainService('api', { match: 'nobody has this' })];
  expect([await manager.available(signal()), (await manager.list(signal())).map(({ name }) => name)]).toEqual([
    true,
    ['api'],
  ]);
  await expect(manager.control!.act({ action: 'reload', unit: 'api' }, signal())).rejects.toMatchObject({
    code: 'act-failed',
  });
});
