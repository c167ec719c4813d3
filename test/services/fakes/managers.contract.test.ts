import { expect, test } from 'vitest';

import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Unit } from '#services/ports/managers.ts';

import { demoSubject } from '../../support/managers/demo-subject.ts';
import { managerContract } from '../adapters/managers/contract.ts';

const HEALTH = 'claude-pm-health-monitor.service';
const signal = new AbortController().signal;

managerContract(
  demoSubject(
    'systemd',
    { steady: 'mem0ai.service', resting: 'search.service', failing: HEALTH, crashing: null, odd: 'search.service' },
    ['search.service'],
  ),
);

function madeUp() {
  const clock = new ManualClock();
  const world = demoWorld({ clock });
  const manager = (name: string) => world.managers.find((one) => one.name === name)!;
  const unit = async (name: string, of: string): Promise<Unit> => (await manager(of).status([name], signal))[0]!;
  return { clock, world, manager, unit };
}

test('what ana does to an app is seen by everybody who looks', async () => {
  const { clock, world, manager, unit } = madeUp();
  const { pid } = await unit('api', 'pm2');
  await manager('pm2').control!.act({ action: 'stop', unit: 'api' }, signal);
  expect(await unit('api', 'pm2')).toMatchObject({ state: 'stopping' });
  await expect(world.net.tcp('127.0.0.1', 4000, signal)).rejects.toMatchObject({ code: 'refused' });
  clock.advance(1000);
  expect(await unit('api', 'pm2')).toMatchObject({ state: 'stopped', wanted: false });
  expect((await world.processes.list()).map((one) => one.pid)).not.toContain(pid);

  await manager('pm2').control!.act({ action: 'start', unit: 'api' }, signal);
  expect(await unit('api', 'pm2')).toMatchObject({ state: 'starting' });
  clock.advance(2000);
  const again = await unit('api', 'pm2');
  expect(again).toMatchObject({ state: 'running', wanted: true, restarts: 0 });
  expect(again.pid).not.toBe(pid);
  expect((await world.processes.list()).map((one) => one.pid)).toContain(again.pid);
  expect(await world.net.tcp('127.0.0.1', 4000, signal)).toBeGreaterThanOrEqual(0);
});

test('an app that is killed comes back, one that is frozen is not healthy', async () => {
  const { clock, world, manager, unit } = madeUp();
  const first = await unit('web', 'pm2');
  await manager('pm2').control!.act({ action: 'kill', unit: 'web', signal: 'STOP' }, signal);
  expect(await unit('web', 'pm2')).toMatchObject({ state: 'failed', lastExit: { reason: 'its process is frozen' } });
  await world.processes.signal({ pid: first.pid!, startedAt: first.startedAt! }, 'CONT');
  expect(await unit('web', 'pm2')).toMatchObject({ state: 'running', pid: first.pid, startedAt: first.startedAt });
  await world.processes.signal({ pid: first.pid!, startedAt: first.startedAt! }, 'KILL');
  clock.advance(2000);
  const second = await unit('web', 'pm2');
  expect(second).toMatchObject({ state: 'running', restarts: 1 });
  expect(second.pid).not.toBe(first.pid);
});

test('the health monitor fails again until its port is free', async () => {
  const { clock, world, manager, unit } = madeUp();
  const start = async () => {
    await manager('systemd').control!.act({ action: 'restart', unit: HEALTH }, signal);
    clock.advance(2000);
    return unit(HEALTH, 'systemd');
  };
  expect(await start()).toMatchObject({ state: 'failed', lastExit: { code: 1, reason: 'EADDRINUSE 7001' } });
  const holder = (await world.processes.list()).find(({ commandLine }) => commandLine.includes('7001'))!;
  await world.processes.signal(holder, 'TERM');
  expect(await start()).toMatchObject({ state: 'running' });
});

test('services of packages are root’s', async () => {
  const { control } = madeUp().manager('systemd');
  const acting = { action: 'restart', unit: 'nginx.service' } as const;
  expect(await control!.refusal(acting, signal)).toEqual({
    why: 'this needs root',
    command: { file: 'sudo', args: ['systemctl', 'restart', 'nginx.service'] },
  });
  await expect(control!.act(acting, signal)).rejects.toMatchObject({ code: 'no-rights' });
  expect(await control!.refusal({ action: 'restart', unit: 'mem0ai.service' }, signal)).toBeNull();
});
