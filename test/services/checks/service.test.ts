import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import pm2Manager from '#services/adapters/managers/pm2.ts';
import systemdUser from '#services/adapters/managers/systemd-user.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Discovery } from '#services/checks/check.ts';
import service from '#services/checks/service.ts';
import { isLooping } from '#services/checks/service/restarts.ts';
import { judgeUnit } from '#services/checks/service/verdict.ts';
import type { ServiceManager, Unit } from '#services/ports/managers.ts';
import type { World } from '#services/ports/world.ts';

import { pm2Missing, realPm2 } from '../../support/pm2/pm2.ts';
import { systemdMissing, userManager } from '../../support/systemd/user-manager.ts';
import { looked } from './looked.ts';

const clock = realClock();
/** Longer than checks share an answer. */
const AMPLE = { timeout: 10_000 };
const unit = (exec: string, more = '') =>
  `[Service]\nExecStart=/bin/sh -c '${exec}'\n${more}\n[Install]\nWantedBy=default.target\n`;

test('services of a real systemd', { timeout: 90_000 }, async (context) => {
  const missing = systemdMissing();
  if (missing !== null) context.skip(missing);
  const gone = await (async () => {
    await using real = await userManager();
    const environment = {
      ...realEnvironment(),
      get: (name: string) => (name === 'XDG_CONFIG_HOME' ? `${real.folder}/config` : undefined),
    };
    const manager = systemdUser({ shell: real.shell, environment });
    const world = { clock, managers: [manager] } as unknown as World;
    const look = (name: string, more = {}) => looked(world, service, { manager: 'systemd-user', unit: name, ...more });
    await real.unit('api.service', unit('exec sleep 1000'));
    await real.unit('slow.service', unit('exec sleep 1000', 'Type=notify'));
    await real.unit('fails.service', unit('exit 3'));
    await real.unit('job.service', unit('true', 'Type=oneshot'));
    await real.systemctl('enable', '--now', 'api', 'fails', 'job');
    await real.systemctl('start', '--no-block', 'slow');

    expect(await look('api')).toMatchObject({
      status: 'ok',
      summary: expect.stringMatching(/^running for \d+ s$/) as string,
      id: 'service:systemd-user/api',
    });
    await expect.poll(() => look('slow'), AMPLE).toMatchObject({ status: 'warning', summary: 'starting' });
    await expect
      .poll(() => look('fails'), AMPLE)
      .toMatchObject({ status: 'critical', summary: 'failed: exit 3, it failed' });
    expect(await look('no-such')).toMatchObject({ status: 'critical', summary: 'not known to systemd-user' });
    expect(await look('job')).toMatchObject({ status: 'ok', summary: 'stopped, not meant to run' });
    expect(await look('job', { run: true, service: 'nightly' })).toMatchObject({
      status: 'critical',
      id: 'service:nightly',
    });
    await real.systemctl('stop', 'api');
    await expect
      .poll(() => look('api'), AMPLE)
      .toMatchObject({ status: 'critical', summary: 'stopped', hint: 'Start it.' });

    const services = [{ id: 'the-api', manager: 'systemd-user', unit: 'api.service', critical: true }];
    const discovery = { world, services, signal: AbortSignal.timeout(20_000) } as unknown as Discovery;
    const found = await service.discover?.(discovery);
    expect(found?.map(({ id, title, critical }) => [id, title, critical])).toEqual([
      ['service:the-api', 'the-api', true],
      ['service:systemd-user/fails', 'fails', undefined],
      ['service:systemd-user/slow', 'slow', undefined],
    ]);
    return look;
  })();
  await expect
    .poll(() => gone('api'), AMPLE)
    .toMatchObject({ status: 'unknown', summary: expect.stringContaining('systemd-user') as string });
});

test('apps of a real PM2', { timeout: 200_000 }, async (context) => {
  const missing = await pm2Missing();
  if (missing !== null) context.skip(missing);
  await using real = await realPm2();
  const environment = { ...realEnvironment(), get: (name: string) => (name === 'PM2_HOME' ? real.home : undefined) };
  const world = { clock, managers: [pm2Manager({ shell: realShell(), environment })] } as unknown as World;
  const look = (name: string) => looked(world, service, { manager: 'pm2', unit: name });
  const script = join(real.home, 'app.js');
  await writeFile(script, 'setInterval(() => {}, 1000)');
  expect(await look('api')).toMatchObject({
    status: 'unknown',
    summary: expect.stringContaining('does not run') as string,
  });
  await real.pm2('start', script, '--name', 'api');
  await expect.poll(() => look('api'), AMPLE).toMatchObject({ status: 'ok' });
  await real.pm2('stop', 'api');
  await expect.poll(() => look('api'), AMPLE).toMatchObject({ status: 'ok', summary: 'stopped, not meant to run' });
  expect(await looked(world, service, { manager: 'pm2', unit: 'api', run: true })).toMatchObject({
    status: 'critical',
  });
});

test('a manager of no such name is unknown and says which there are', async () => {
  const world = { clock, managers: [{ name: 'pm2' }] } as unknown as World;
  const reading = await looked(world, service, { manager: 'upstart', unit: 'a' });
  expect(reading).toMatchObject({ status: 'unknown', hint: 'Use one of pm2.' });
});

test('many checks of one manager are one question to it', async () => {
  let asked = 0;
  const manager: ServiceManager = {
    name: 'counting',
    available: () => Promise.resolve(true),
    list: () => Promise.resolve([]),
    status: (names) => {
      asked += 1;
      return Promise.resolve(names.map((name) => ({ ...STOPPED, name, state: 'running' })));
    },
  };
  const world = { clock, managers: [manager] } as unknown as World;
  const names = ['a', 'b', 'c'];
  const round = () => Promise.all(names.map((name) => looked(world, service, { manager: 'counting', unit: name })));
  await round();
  asked = 0;
  const readings = await round();
  expect(asked).toBeLessThanOrEqual(1);
  expect(readings.map(({ data }) => data?.['unit'])).toEqual(names);
});

const STOPPED: Unit = {
  name: 'a',
  manager: 'm',
  state: 'stopped',
  pid: null,
  startedAt: null,
  restarts: null,
  lastExit: null,
  memoryBytes: null,
  description: '',
  wanted: true,
};

test.each([
  [{ state: 'running', startedAt: 0 }, 'ok', 'running for 4 m'],
  [{ state: 'running' }, 'ok', 'running'],
  [{ state: 'stopping' }, 'warning', 'stopping'],
  [{ state: 'stopped' }, 'critical', 'stopped'],
  [{ state: 'masked' }, 'critical', 'masked, so that it cannot start'],
  [{ state: 'unknown' }, 'unknown', 'in a state that is not known'],
  [
    { state: 'crash-loop', lastExit: { code: null, signal: 'SIGSEGV', reason: 'it crashed' } },
    'critical',
    'keeps crashing: SIGSEGV, it crashed',
  ],
  [{ state: 'failed', lastExit: { code: 0, signal: null, reason: '' } }, 'critical', 'failed'],
] as const)('%j is %s', (parts, status, summary) => {
  expect(judgeUnit({ ...STOPPED, ...parts }, true, 250_000)).toMatchObject({ status, summary });
});

test('three restarts within a minute are a crash loop, a counter that was reset is none', () => {
  const memory = new Map<string, unknown>();
  const looks = [
    [0, 5, false],
    [10_000, 6, false],
    [20_000, 8, true],
    [75_000, 8, false],
    [80_000, 0, false],
    [90_000, 2, false],
    [100_000, 3, true],
    [110_000, null, false],
  ] as const;
  expect(looks.map(([now, restarts]) => isLooping(memory, restarts, now))).toEqual(looks.map(([, , loop]) => loop));
});
