import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { execa } from 'execa';
import { expect, test } from 'vitest';

import { isJsonObject, type Json, type JsonObject, parseJson } from '#domain/json.ts';
import { aliveness } from '#services/adapters/managers/pm2/aliveness.ts';
import { decode, encode } from '#services/adapters/managers/pm2/amp.ts';

import { pm2Impostor } from '../../../support/managers/pm2-subject.ts';

const signal = () => AbortSignal.timeout(20_000);
const HOUR = 3_600_000;
const STRANGER = join(import.meta.dirname, '../../../support/managers/stranger.ts');

/** Somebody who speaks like the daemon of PM2: answers each method as told, silence where told nothing. */
async function daemonThat(answers: Readonly<Record<string, Json>>) {
  const heard: JsonObject[] = [];
  const daemon = await pm2Impostor((socket) =>
    socket.on('data', (data) => {
      const request = parseJson((decode(data, 1e6)?.[0] ?? '').slice(2));
      if (!isJsonObject(request) || typeof request['method'] !== 'string') return;
      heard.push({ method: request['method'], args: request['args'] ?? null });
      const answer = answers[request['method']];
      if (answer !== undefined) socket.write(encode([`j:${JSON.stringify(answer)}`, 's:1']));
    }),
  );
  return { ...daemon, acted: () => heard.filter(({ method }) => method !== 'getMonitorData' && method !== 'ping') };
}

const app = (name: string, id: number, pid: number, env: JsonObject): Json => ({ name, pm_id: id, pid, pm2_env: env });
const listed = (...apps: readonly Json[]): Json => ({ args: [apps] });
const own = (env: JsonObject = {}): JsonObject => ({ status: 'online', pm_uptime: Date.now(), ...env });

test('a signal goes to what runs, never to pid 0, which is the daemon itself', async () => {
  const apps = listed(
    app('api', 0, process.pid, own()),
    app('api', 1, 0, { status: 'stopped' }),
    app('off', 2, 0, { status: 'stopped' }),
    app('lies', 3, 0, { status: 'online' }),
  );
  await using daemon = await daemonThat({ getMonitorData: apps, sendSignalToProcessId: { args: [[]] } });
  const control = daemon.manager.control!;
  await control.act({ action: 'kill', unit: 'api', signal: 'USR1' }, signal());
  const sent = { method: 'sendSignalToProcessId', args: [{ process_id: 0, signal: 'SIGUSR1' }] };
  expect(daemon.acted()).toEqual([sent]);
  for (const unit of ['off', 'lies'])
    await expect(control.act({ action: 'kill', unit }, signal())).rejects.toMatchObject({ code: 'act-failed' });
  expect(daemon.acted()).toEqual([sent]);
});

test('every process of an app is acted on, but for those that are as wished', async () => {
  const apps = listed(
    app('api', 0, process.pid, own()),
    app('api', 1, 0, { status: 'errored' }),
    app('api', 2, process.pid, own({ pm_uptime: Date.now() - 100 * HOUR })),
    app('web', 3, 0, { status: 'stopped' }),
  );
  const done = { args: [{}] };
  await using daemon = await daemonThat({
    getMonitorData: apps,
    restartProcessId: done,
    stopProcessId: done,
    reloadProcessId: done,
  });
  const control = daemon.manager.control!;
  for (const action of ['start', 'stop', 'restart', 'reload'] as const)
    await control.act({ action, unit: 'api' }, signal());
  expect(daemon.acted().map(({ method, args }) => [method, args])).toEqual([
    // The third one is not what PM2 started: its pid is somebody else's now.
    ...[1, 2].map((id) => ['restartProcessId', [{ id }]]),
    ...[0, 1, 2].map((id) => ['stopProcessId', [id]]),
    ...[0, 1, 2].map((id) => ['restartProcessId', [{ id }]]),
    ...[0, 1, 2].map((id) => ['reloadProcessId', [{ id }]]),
  ]);
});

test('a start that PM2 has in mind already is taken back first, for it would be a second one', async () => {
  const apps = listed(app('api', 4, 4_194_305, { status: 'waiting restart' }));
  const done = { args: [{}] };
  await using daemon = await daemonThat({ getMonitorData: apps, restartProcessId: done, stopProcessId: done });
  await daemon.manager.control!.act({ action: 'restart', unit: 'api' }, signal());
  expect(daemon.acted().map(({ method }) => method)).toEqual(['stopProcessId', 'restartProcessId']);
});

test('what PM2 says went wrong is told', async () => {
  const apps = listed(app('api', 0, 0, { status: 'stopped' }));
  await using daemon = await daemonThat({
    getMonitorData: apps,
    restartProcessId: { error: 'process already online', stack: 'at God' },
  });
  await expect(daemon.manager.control!.act({ action: 'start', unit: 'api' }, signal())).rejects.toMatchObject({
    code: 'act-failed',
    message: 'PM2 could not do it: process already online.',
  });
});

test('what takes long is accepted by a daemon that still answers', async () => {
  const apps = listed(app('api', 0, 0, { status: 'stopped' }));
  await using daemon = await daemonThat({ getMonitorData: apps, ping: { args: [{ msg: 'pong' }] } });
  await daemon.manager.control!.act({ action: 'start', unit: 'api' }, signal());
  expect(daemon.acted()).toHaveLength(1);
});

test('names that the pm2 program would take for more than one app are no names', async () => {
  await using daemon = await daemonThat({ getMonitorData: listed() });
  for (const unit of ['all', '0', '17', '/a/', '-f', '--update-env', ''])
    expect(() => daemon.manager.control!.command({ action: 'stop', unit })).toThrow('for the name of one app');
  const told = daemon.manager.control!.command({ action: 'kill', unit: 'api', signal: 'HUP' });
  expect(told).toEqual({ file: 'pm2', args: ['sendSignal', 'SIGHUP', 'api'] });
});

test('where the output of a cluster is kept, each file once', async () => {
  const files = (out: string, error: string) => ({ pm_out_log_path: out, pm_err_log_path: error });
  const apps = listed(
    app('api', 0, 0, { status: 'stopped', ...files('/l/api-0.log', '/l/api-err.log') }),
    app('api', 1, 0, { status: 'stopped', ...files('/l/api-1.log', '/l/api-err.log') }),
    app('web', 2, 0, { status: 'stopped', ...files('/l/web.log', '/l/web.log') }),
    app('mute', 3, 0, { status: 'stopped', ...files('/dev/null', '') }),
  );
  await using daemon = await daemonThat({ getMonitorData: apps });
  const logs = async (name: string) =>
    (await daemon.manager.control!.logs(name, signal())).map((source) => [
      source.name,
      source.type === 'file' && source.path,
    ]);
  expect(await logs('api')).toEqual([
    ['api 0', '/l/api-0.log'],
    ['api 0 error', '/l/api-err.log'],
    ['api 1', '/l/api-1.log'],
  ]);
  expect(await logs('web')).toEqual([['web', '/l/web.log']]);
  expect(await logs('mute')).toEqual([]);
});

test('what ended by itself and is not kept failed, unless it was asked to end', async () => {
  const ended = (name: string, id: number, env: JsonObject) => app(name, id, 0, { status: 'stopped', ...env });
  const apps = listed(
    ended('failed', 0, { autorestart: false, exit_code: 3 }),
    ended('done', 1, { autorestart: false, exit_code: 0 }),
    ended('interrupted', 2, { autorestart: 'false', exit_code: 130 }),
    ended('by-hand', 3, { autorestart: true, exit_code: 3 }),
  );
  await using daemon = await daemonThat({ getMonitorData: apps });
  const states = (await daemon.manager.list(signal())).map(({ name, state }) => [name, state]);
  expect(Object.fromEntries(states)).toEqual({
    failed: 'failed',
    done: 'stopped',
    interrupted: 'stopped',
    'by-hand': 'stopped',
  });
});

test('a process is the app only as its daemon’s child, or as old as the app', () => {
  const [pid, now] = [process.pid, Date.now()];
  expect(aliveness({ pid, startedAt: now }, process.ppid)).toBe('alive');
  expect(aliveness({ pid, startedAt: now }, pid)).toBe('another one with its pid');
  expect(aliveness({ pid, startedAt: now }, null)).toBe('alive');
  expect(aliveness({ pid, startedAt: now - 1000 * HOUR }, null)).toBe('another one with its pid');
  expect(aliveness({ pid: 0, startedAt: now }, null)).toBe('gone');
  expect(aliveness({ pid: 4_194_305, startedAt: now }, null)).toBe('gone');
});

test('an app is looked at with the pid of its daemon, where that is written down', async () => {
  await using daemon = await daemonThat({ getMonitorData: listed(app('api', 0, process.pid, own())) });
  expect(await daemon.manager.list(signal())).toMatchObject([{ state: 'running' }]);
  await writeFile(join(daemon.home, 'pm2.pid'), String(process.pid));
  expect(await daemon.manager.list(signal())).toMatchObject([
    { state: 'failed', lastExit: { reason: 'its process is another one with its pid' } },
  ]);
});

test('somebody else is told whose PM2 it is, and what its owner would type', async (context) => {
  if (process.getuid?.() !== 0) context.skip('needs root, to become somebody without rights');
  await using daemon = await daemonThat({ getMonitorData: listed(app('api', 0, 0, { status: 'stopped' })) });
  const acting = { action: 'restart', unit: 'api' } as const;
  expect(await daemon.manager.control!.refusal(acting, signal())).toBeNull();
  const args = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, STRANGER, 'pm2', daemon.home];
  const { stdout } = await execa('setpriv', [...args, JSON.stringify(acting)], {
    env: { PATH: '/usr/bin:/bin', PM2_HOME: daemon.home },
    extendEnv: false,
  });
  expect(JSON.parse(stdout)).toMatchObject({
    wrote: false,
    act: 'no-rights',
    refusal: {
      why: 'this needs root',
      command: { file: 'sudo', args: ['env', `PM2_HOME=${daemon.home}`, 'pm2', 'restart', 'api'] },
    },
  });
  expect(daemon.acted()).toEqual([]);
});
