import { expect, test } from 'vitest';

import { machineThread } from '#services/adapters/machine/machine-thread.ts';
import { realSystem } from '#services/adapters/system/system.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { systemContract } from './system-contract.ts';

const thread = machineThread();

systemContract('this machine', () => realSystem());
systemContract('this machine without /proc', async () => {
  const system = realSystem({ platform: 'darwin', thread });
  await system.mounts();
  return system;
});
systemContract('the made-up machine', () => demoWorld({ clock: new ManualClock() }).system);

test('without /proc traffic is unknown until it was asked for, and swap is none', () => {
  const system = realSystem({ platform: 'darwin', thread: { live: () => Promise.reject(new Error('no tools')) } });
  expect(() => system.traffic()).toThrow('not measured yet');
  expect(system.memory()).toMatchObject({ swapTotalBytes: 0, limitedBy: 'machine' });
  expect(system.baseline?.()).toBeNull();
});

test('without /proc a failing tool is told to those who wait for it', async () => {
  const system = realSystem({ platform: 'win32', thread: { live: () => Promise.reject(new Error('no tools')) } });
  await expect(system.mounts()).rejects.toThrow('no tools');
});
