import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import { describe, expect, test } from 'vitest';

import { fileOf, readRecord, writeRecord } from '#services/adapters/managers/plain/record.ts';
import { identityOf } from '#services/adapters/state/process-identity.ts';
import type { PlainService } from '#services/ports/managers.ts';

import { plainService, script } from '../../../support/managers/plain-subject.ts';
import { about, bystander, isAlive } from '../../../support/managers/plain-watch.ts';
import { emptyScratch, type Scratch } from '../../../support/scratch.ts';

const signal = () => AbortSignal.timeout(20_000);
const LIMIT = { timeout: 20_000, interval: 20 };

describe('a service that we started', () => {
  test('outlives the program that started it', async () => {
    await using scratch = await emptyScratch();
    const service = plainService('api', { start: script('echo hello; exec sleep 1000'), folder: scratch.path });
    const { now, act, control, stateDir } = about(scratch, service);
    const starter = `
      import { plainAt } from ${JSON.stringify(join(process.cwd(), 'test/support/managers/plain-subject.ts'))};
      const manager = plainAt(${JSON.stringify(scratch.path)}, () => [${JSON.stringify(service)}]);
      await manager.control.act({ action: 'start', unit: 'api' }, AbortSignal.timeout(20000));
    `;
    await writeFile(join(scratch.path, 'starter.ts'), starter);
    await execa(process.execPath, [join(scratch.path, 'starter.ts')]);
    const unit = await now();
    expect(unit).toMatchObject({ state: 'running', wanted: true, restarts: null });
    expect(unit.description).toContain('nobody starts it again');
    const [log] = await control.logs('api', signal());
    expect(log).toEqual({ type: 'file', name: 'api', path: `${fileOf(stateDir, 'api')}.log` });
    await expect.poll(() => readFile(`${fileOf(stateDir, 'api')}.log`, 'utf8'), LIMIT).toBe('hello\n');
    const modes = ['log', 'json'].map(async (end) => (await stat(`${fileOf(stateDir, 'api')}.${end}`)).mode & 0o777);
    expect(await Promise.all(modes)).toEqual([0o600, 0o600]);
    expect(control.command({ action: 'stop', unit: 'api' })).toEqual({
      file: 'kill',
      args: ['-s', 'TERM', '--', `-${unit.pid}`],
    });
    await act('start');
    expect((await now()).pid, 'it runs once').toBe(unit.pid);

    process.kill(unit.pid ?? 0, 'SIGKILL');
    await expect
      .poll(() => now(), LIMIT)
      .toMatchObject({ state: 'failed', lastExit: { reason: 'it ended while nobody looked' } });
    expect(isAlive(unit.pid)).toBe(false);
    await act('stop');
    expect(await now()).toMatchObject({ state: 'stopped', wanted: false });
  });

  test('is ended with all of its group, and with KILL only after its grace', async () => {
    await using scratch = await emptyScratch();
    const stubborn = 'trap "" TERM; sleep 1000 & echo $! > child; while :; do sleep 0.05; done';
    const service = plainService('api', { start: script(stubborn), folder: scratch.path, graceMs: 300 });
    const { now, act } = about(scratch, service);
    await act('start');
    const child = async () => Number(await readFile(join(scratch.path, 'child'), 'utf8').catch(() => '0'));
    await expect.poll(child, LIMIT).toBeGreaterThan(0);
    const { pid } = await now();
    const began = performance.now();
    await act('stop');
    expect(performance.now() - began).toBeGreaterThanOrEqual(300);
    expect([isAlive(pid), await now()]).toMatchObject([false, { state: 'stopped', wanted: false }]);
    await expect.poll(async () => isAlive(await child()), LIMIT).toBe(false);
  });

  test('is not waited for longer than somebody wants', async () => {
    await using scratch = await emptyScratch();
    const service = plainService('api', {
      start: script('trap "" TERM; echo up; while :; do sleep 0.05; done'),
      graceMs: 60_000,
    });
    const { now, act, control, stateDir } = about(scratch, service);
    await act('start');
    await expect.poll(() => readFile(`${fileOf(stateDir, 'api')}.log`, 'utf8'), LIMIT).toBe('up\n');
    await expect(act('stop', AbortSignal.timeout(200))).rejects.toMatchObject({ name: 'OpsError', code: 'timeout' });
    expect(await now()).toMatchObject({ state: 'running' });
    await control.act({ action: 'kill', unit: 'api', signal: 'KILL' }, signal());
    await expect.poll(() => now(), LIMIT).toMatchObject({ state: 'failed', lastExit: { signal: 'SIGKILL' } });
  });

  test('is never taken for a process that got its number', async () => {
    await using scratch = await emptyScratch();
    const { now, act, stateDir, control } = about(scratch, plainService('api', { start: script('exec sleep 1000') }));
    const pid = await bystander('stranger');
    writeRecord(stateDir, 'api', { process: { ...identityOf(pid), started: '1' }, exit: null, stopped: false });
    expect(await now()).toMatchObject({ state: 'failed', pid: null });
    await act('stop');
    await expect(control.act({ action: 'kill', unit: 'api', signal: 'KILL' }, signal())).rejects.toMatchObject({
      code: 'act-failed',
    });
    expect(isAlive(pid)).toBe(true);
    expect(control.command({ action: 'stop', unit: 'api' }).args.join(' ')).not.toContain(String(pid));
    writeRecord(stateDir, 'api', { process: { ...identityOf(pid), boot: 'another' }, exit: null, stopped: false });
    expect(await now()).toMatchObject({
      state: 'stopped',
      wanted: true,
      lastExit: { reason: 'the machine was started again since' },
    });
    await act('restart');
    const after = await now();
    expect(after).toMatchObject({ state: 'running' });
    expect([isAlive(pid), after.pid === pid]).toEqual([true, false]);
    await act('stop');
  });

  test('says how it ended', async () => {
    await using scratch = await emptyScratch();
    const { now, act } = about(scratch, plainService('job', { start: script('exit 0') }));
    await act('start');
    await expect.poll(() => now(), LIMIT).toMatchObject({ state: 'stopped', wanted: false, lastExit: { code: 0 } });
    await writeFile(join(scratch.path, 'cpm-console/services/other.txt'), '');
    expect(readRecord(join(scratch.path, 'cpm-console'), 'job')).toMatchObject({ exit: { code: 0, signal: null } });
    await writeFile(`${fileOf(join(scratch.path, 'cpm-console'), 'job')}.json`, '{"process":{"pid":"x"');
    expect(await now(), 'a broken record is none').toMatchObject({ state: 'stopped', lastExit: null });
  });

  test('begins a new log at each start and keeps the ends of three', async () => {
    await using scratch = await emptyScratch();
    const { act, now, stateDir } = about(scratch, plainService('job', { start: script('echo run $$') }));
    const log = `${fileOf(stateDir, 'job')}.log`;
    for (let run = 0; run < 5; run += 1) {
      await act('start');
      await expect.poll(() => now(), LIMIT).toMatchObject({ state: 'stopped', lastExit: { code: 0 } });
    }
    const names = (await readdir(join(stateDir, 'services'))).filter((name) => name.includes('.log')).toSorted();
    expect(names.map((name) => name.slice(name.indexOf('.')))).toEqual(['.log', '.log.1', '.log.2', '.log.3']);
    {
      await using file = await open(log, 'w');
      await file.truncate(40 * 1024 * 1024);
      await file.write('the end\n', 40 * 1024 * 1024);
    }
    await act('start');
    expect((await stat(`${log}.1`)).size).toBe(16 * 1024 * 1024);
    expect((await readFile(`${log}.1`)).subarray(-8).toString()).toBe('the end\n');
    await expect.poll(() => now(), LIMIT).toMatchObject({ state: 'stopped' });
  });

  test.each<[string, Partial<PlainService>, RegExp]>([
    ['whose program is not there', { start: { file: '/no/such/program', args: [] } }, /could not be started.*ENOENT/],
    [
      'whose folder is not there',
      { start: script('true'), folder: '/no/such/folder' },
      /there is no folder \/no\/such\/folder/,
    ],
    ['that nobody can start', { match: 'nothing has this in its command line' }, /Nothing says how to start/],
  ])('one %s is not started', async (_name, more, message) => {
    await using scratch = await emptyScratch();
    const { act } = about(scratch, plainService('api', more));
    await expect(act('start')).rejects.toMatchObject({
      name: 'OpsError',
      code: 'act-failed',
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('a service with commands of its own', () => {
  test('puts itself into the background and is known by its pid file', async () => {
    await using scratch = await emptyScratch();
    const service = plainService('daemon', {
      start: script('setsid sleep 1000 </dev/null >/dev/null 2>&1 & echo $! > daemon.pid'),
      stop: script('kill $(cat daemon.pid); rm daemon.pid'),
      reload: script('echo $UNIT reloaded > reloaded'),
      pidFile: join(scratch.path, 'daemon.pid'),
      folder: scratch.path,
    });
    const { now, act, control } = about(scratch, service);
    await act('start');
    await expect.poll(() => now(), LIMIT).toMatchObject({ state: 'running', pid: Number(await pidIn(scratch)) });
    expect(control.command({ action: 'stop', unit: 'daemon' })).toEqual({ ...service.stop, cwd: scratch.path });
    expect(control.command({ action: 'kill', unit: 'daemon', signal: 'HUP' }).args).toEqual([
      '-s',
      'HUP',
      '--',
      await pidIn(scratch),
    ]);
    await act('reload');
    expect(await readFile(join(scratch.path, 'reloaded'), 'utf8')).toContain('reloaded');
    await act('stop');
    expect(await now()).toMatchObject({ state: 'stopped', pid: null, wanted: false });
  });

  test('is not believed when it says that it stopped', async () => {
    await using scratch = await emptyScratch();
    const lying = plainService('api', {
      start: script('exec sleep 1000'),
      stop: { file: 'true', args: [] },
      graceMs: 100,
    });
    const { now, act, control } = about(scratch, lying);
    await act('start');
    await expect(act('stop')).rejects.toMatchObject({
      code: 'act-failed',
      message: expect.stringContaining('still runs') as string,
    });
    expect(await now()).toMatchObject({ state: 'running' });
    await control.act({ action: 'kill', unit: 'api' }, signal());
    await expect.poll(() => now(), LIMIT).toMatchObject({ state: 'failed', lastExit: { signal: 'SIGTERM' } });
    const failing = about(scratch, {
      ...lying,
      start: null,
      stop: script('echo no way >&2; exit 4'),
      match: 'sleep 98765',
    });
    const pid = await bystander('api', 'exec sleep 98765');
    await expect(failing.act('stop')).rejects.toMatchObject({
      code: 'act-failed',
      message: 'api was not told to stop: no way.',
    });
    expect(isAlive(pid)).toBe(true);
  });

  test('is restarted by a command that tells it, or that is it', async () => {
    await using scratch = await emptyScratch();
    const service = plainService('api', {
      start: script('exec sleep 1000'),
      restart: { file: 'true', args: [] },
      graceMs: 500,
    });
    const telling = about(scratch, service);
    await telling.act('start');
    const { pid } = await telling.now();
    await telling.act('restart');
    expect(await telling.now()).toMatchObject({ state: 'running', pid });
    const failing = about(scratch, { ...service, restart: { file: 'false', args: [] } });
    await expect(failing.act('restart')).rejects.toMatchObject({ code: 'act-failed' });
    expect(await telling.now()).toMatchObject({ state: 'running', pid });
    const replacing = about(scratch, { ...service, restart: script(`kill ${pid}; exec sleep 2000`) });
    await replacing.act('restart');
    const after = await replacing.now();
    expect([after.state, after.pid === pid]).toEqual(['running', false]);
    await replacing.act('stop');
  });
});

async function pidIn(scratch: Scratch): Promise<string> {
  const path = join(scratch.path, 'daemon.pid');
  await expect.poll(() => readFile(path, 'utf8').catch(() => ''), LIMIT).toMatch(/\d/);
  return (await readFile(path, 'utf8')).trim();
}
