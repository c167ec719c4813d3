import { createServer } from 'node:http';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { Json } from '#domain/json.ts';
import { judgeUnit } from '#services/checks/service/verdict.ts';

import { httpThat, impostor } from '../../../support/managers/impostor.ts';
import { containersAt } from '../../../support/managers/podman-subject.ts';
import { podmanMissing, realPodman } from '../../../support/podman/podman.ts';
import { emptyScratch } from '../../../support/scratch.ts';

const signal = () => AbortSignal.timeout(20_000);
const LIMIT = { timeout: 20_000, interval: 30 };

test('containers of a real Podman that are ill in their own ways', async (context) => {
  const missing = await podmanMissing();
  if (missing !== null) context.skip(missing);
  await using real = await realPodman();
  const manager = containersAt('podman', real.socket);
  const control = manager.control!;
  const state = async (name: string) => (await manager.status([name], signal()))[0]!;
  const create = (name: string, ...args: readonly string[]) =>
    real.podman('run', '--detach', '--name', name, '--network', 'none', ...args);

  await create(
    'sick',
    '--health-cmd',
    'cat /healthy',
    '--health-interval',
    'disable',
    '--health-retries',
    '1',
    'busybox:1',
    'sleep',
    '1000',
  );
  const check = () => real.podman('healthcheck', 'run', 'sick').catch(() => 'unhealthy');
  expect(await state('sick')).toMatchObject({ state: 'running', health: 'starting' });
  expect(judgeUnit(await state('sick'), true, Date.now())).toMatchObject({ status: 'warning' });
  await check();
  expect(await state('sick')).toMatchObject({ state: 'running', health: 'unhealthy' });
  expect(judgeUnit(await state('sick'), true, Date.now())).toMatchObject({
    status: 'critical',
    summary: expect.stringContaining('unhealthy') as string,
    data: { health: 'unhealthy' },
  });
  await real.podman('exec', 'sick', 'sh', '-c', ': > /healthy');
  await check();
  expect(await state('sick')).toMatchObject({ state: 'running', health: 'healthy' });
  expect(judgeUnit(await state('sick'), true, Date.now())).toMatchObject({ status: 'ok' });
  expect((await state('sick')).memoryBytes).toBeGreaterThan(0);
  expect(await control.detail('sick', signal())).toMatchObject({
    program: 'sleep 1000',
    version: 'localhost/busybox:1',
    enabled: false,
  });

  const { pid } = await state('sick');
  process.kill(pid ?? 0, 'SIGSTOP');
  await expect
    .poll(() => state('sick'), LIMIT)
    .toMatchObject({ state: 'failed', lastExit: { reason: 'its process is frozen' } });
  process.kill(pid ?? 0, 'SIGCONT');
  await expect.poll(() => state('sick'), LIMIT).toMatchObject({ state: 'running' });
  await real.podman('pause', 'sick');
  expect(await state('sick')).toMatchObject({ state: 'failed', lastExit: { reason: 'it is paused' } });
  await real.podman('unpause', 'sick');

  // A crash loop is stopped, though Podman says of it that it does not run.
  await create('crashing', '--restart', 'always', 'busybox:1', 'sh', '-c', 'exit 7');
  await expect.poll(async () => (await state('crashing')).restarts, LIMIT).toBeGreaterThan(3);
  await control.act({ action: 'stop', unit: 'crashing' }, signal());
  expect(await state('crashing')).toMatchObject({ state: 'stopped', wanted: true });
  const { restarts } = await state('crashing');
  await control.act({ action: 'stop', unit: 'crashing' }, signal());
  expect(await state('crashing')).toMatchObject({ state: 'stopped', restarts });

  await create('job', 'busybox:1', 'true');
  await real.podman('wait', 'job');
  const names = (await manager.list(signal())).map(({ name }) => name);
  expect(names.toSorted(), 'what was a single command and went well is no service').toEqual(['crashing', 'sick']);
  const id = (await real.podman('inspect', '--format', '{{.Id}}', 'sick')).trim();
  expect(await state(id.slice(0, 12)), 'an id is no name').toMatchObject({ state: 'not-found' });
  await expect(control.act({ action: 'kill', unit: 'job' }, signal())).rejects.toMatchObject({ code: 'act-failed' });
});

describe('containers of Docker', () => {
  const inspected = (more: { readonly State?: object; readonly [key: string]: unknown } = {}): Json => ({
    Id: 'f'.repeat(64),
    Name: '/api',
    RestartCount: 0,
    Path: 'node',
    Args: ['server.js'],
    HostConfig: { RestartPolicy: { Name: 'no' } },
    Config: { Image: 'shop/api:2.1', Env: ['TOKEN=canary-secret', 'PATH=/bin'], WorkingDir: '/app', Labels: {} },
    ...more,
    State: {
      Status: 'exited',
      Pid: 0,
      ExitCode: 0,
      Error: '',
      OOMKilled: false,
      StartedAt: '2026-11-20T20:00:00.123456789Z',
      FinishedAt: new Date().toISOString(),
      ...more.State,
    },
  });
  const kept = (policy: string) => ({ HostConfig: { RestartPolicy: { Name: policy } } });

  /** A server that answers like Docker with one container. */
  async function engine(container: Json) {
    const folder = await emptyScratch();
    const socket = join(folder.path, 'docker.sock');
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      if (request.method === 'POST') response.writeHead(500).end('{"message":"no such device"}');
      else if (request.url?.startsWith('/containers/json')) response.end('[{"Names":["/other/link","/api"]}]');
      else if (request.url === '/containers/api/json') response.end(JSON.stringify(container));
      else response.writeHead(404).end('{"message":"No such container"}');
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    return {
      manager: containersAt('docker', socket),
      socket,
      asked,
      async [Symbol.asyncDispose]() {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        await folder[Symbol.asyncDispose]();
      },
    };
  }

  test.each<[string, Json, object]>([
    ['that ended well', inspected(), { state: 'stopped', wanted: false }],
    ['that failed', inspected({ State: { ExitCode: 3 } }), { state: 'failed', wanted: true, lastExit: { code: 3 } }],
    [
      'that a person ended',
      inspected({ State: { ExitCode: 143 } }),
      { state: 'stopped', lastExit: { signal: 'SIGTERM' } },
    ],
    [
      'that was too big',
      inspected({ State: { ExitCode: 137, OOMKilled: true } }),
      { state: 'failed', lastExit: { signal: 'SIGKILL', reason: 'it ran out of memory' } },
    ],
    [
      'that cannot start',
      inspected({ State: { Status: 'created', ExitCode: 127, Error: 'exec: "nope": not found' } }),
      { state: 'failed', lastExit: { code: 127, reason: 'exec: "nope": not found' } },
    ],
    [
      'that nobody started yet',
      inspected({ State: { Status: 'created', FinishedAt: '0001-01-01T00:00:00Z' } }),
      { state: 'stopped', lastExit: null },
    ],
    [
      'that waits for its next start',
      inspected({ ...kept('always'), State: { Status: 'restarting', ExitCode: 1 } }),
      { state: 'crash-loop', lastExit: { code: 1 } },
    ],
    [
      'that just came up again',
      inspected({
        ...kept('always'),
        RestartCount: 9,
        State: { Status: 'running', StartedAt: new Date().toISOString() },
      }),
      { state: 'crash-loop' },
    ],
    [
      'that came up again long ago',
      inspected({ ...kept('always'), RestartCount: 9, State: { Status: 'running' } }),
      { state: 'running', restarts: 9, lastExit: null, startedAt: Date.parse('2026-11-20T20:00:00.123Z') },
    ],
    [
      'that is kept, ended by a person',
      inspected({ ...kept('always'), State: { ExitCode: 1 } }),
      { state: 'stopped', wanted: true, lastExit: { code: 1 } },
    ],
    [
      'that is kept until a person ends it',
      inspected({ ...kept('unless-stopped'), State: { ExitCode: 1 } }),
      { state: 'stopped', wanted: false },
    ],
    [
      'that failed too often',
      inspected({ ...kept('on-failure'), State: { ExitCode: 1 } }),
      { state: 'failed', wanted: true },
    ],
    ['in a state nobody knows', inspected({ State: { Status: 'dancing' } }), { state: 'unknown' }],
    [
      'of a virtual machine',
      inspected({ State: { Status: 'running', Pid: 2 ** 22 + 1, Health: { Status: 'none' } } }),
      { state: 'running', memoryBytes: null },
    ],
  ])('one %s', async (_name, container, expected) => {
    await using real = await engine(container);
    expect(await real.manager.status(['api'], signal())).toMatchObject([expected]);
  });

  test('are asked about, and of their environment only the names are kept', async () => {
    const labels = {
      'com.docker.compose.project': 'shop',
      'com.docker.compose.project.config_files': '/srv/shop/compose.yaml,/b',
    };
    const config = { Image: 'shop/api:2.1', Env: ['TOKEN=canary-secret'], WorkingDir: '', Labels: labels };
    await using real = await engine(inspected({ ...kept('unless-stopped'), Config: config }));
    const { manager, socket } = real;
    const listed = await manager.list(signal());
    expect(listed).toMatchObject([{ name: 'api', manager: 'docker', description: 'shop/api:2.1 of shop' }]);
    const detail = await manager.control!.detail('api', signal());
    expect(detail).toEqual({
      file: '/srv/shop/compose.yaml',
      needsReload: false,
      enabled: true,
      program: 'node server.js',
      folder: null,
      environment: ['TOKEN'],
      pids: [],
      version: 'shop/api:2.1',
    });
    expect(await manager.control!.logs('api', signal())).toEqual([
      { type: 'container', name: 'api', socket, container: 'api' },
    ]);
    await expect(manager.control!.act({ action: 'start', unit: 'api' }, signal())).rejects.toMatchObject({
      code: 'act-failed',
      message: 'docker could not start api: no such device.',
    });
    expect(manager.control!.command({ action: 'kill', unit: 'api', signal: 'HUP' })).toEqual({
      file: 'docker',
      args: ['--host', `unix://${socket}`, 'kill', '--signal', 'HUP', 'api'],
    });
    expect(real.asked.every((line) => !line.includes('..'))).toBe(true);
  });
});

test.each<[string, Parameters<typeof impostor>[0], string]>([
  ['no http', (socket) => socket.end('garbage\r\n\r\n'), 'garbage'],
  ['no JSON', httpThat(200, '{'), 'garbage'],
  ['JSON of another kind', httpThat(200, '{"Id":7}'), 'garbage'],
  ['nothing', httpThat(200, ''), 'garbage'],
  ['an error of its own', httpThat(500, '{"message":"boom"}'), 'garbage'],
  ['that it may not', httpThat(403, '{"message":"authorization denied"}'), 'no-rights'],
])('an engine that answers %s', async (_name, talk, code) => {
  await using other = await impostor(talk);
  const manager = containersAt('docker', other.socket);
  await expect(manager.status(['api'], signal())).rejects.toMatchObject({ name: 'OpsError', code });
  await expect(manager.list(signal())).rejects.toMatchObject({ name: 'OpsError', code });
});
