import { expect, test } from 'vitest';

import cpu from '#services/checks/cpu.ts';
import disk from '#services/checks/disk.ts';
import load from '#services/checks/load.ts';
import memory from '#services/checks/memory.ts';
import network from '#services/checks/network.ts';
import swap from '#services/checks/swap.ts';

import { like } from '../../support/like.ts';
import { looked } from './looked.ts';
import { blindMachine, machine } from './machine-world.ts';

const kinds = [cpu, memory, load, swap, network, disk];

test('this machine is found and measured without being configured', async () => {
  const world = machine();
  const found = await Promise.all(kinds.map(async (kind) => (await kind.discover?.({ world } as never)) ?? []));
  const ids = found.flat().map((instance) => instance.id);
  expect(ids).toEqual(expect.arrayContaining(['cpu:host', 'memory:host', 'load:host', 'swap:host', 'disk:/']));
  for (const [at, kind] of kinds.entries())
    for (const { id, params } of found[at] ?? []) {
      // What other tests mount comes and goes.
      if (kind === disk && id !== 'disk:/') continue;
      const reading = await looked(world, kind, params);
      expect(reading.status, `${id}: ${reading.summary}`).not.toBe('unknown');
      expect(reading).toMatchObject({ id, group: 'system', summary: like(/./) });
    }
});

test('only / and the disk of the state directory are critical for everything', async () => {
  const world = machine();
  const holder = await world.system.mountOf('/dev/shm');
  const environment = { ...world.environment, stateDir: '/dev/shm/of/somebody' };
  const found = (await disk.discover?.({ world: { ...world, environment } } as never)) ?? [];
  const critical = found.filter((instance) => instance.critical === true).map(({ id }) => id);
  expect(critical.toSorted()).toEqual([...new Set(['disk:/', `disk:${holder.path}`])].toSorted());
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
});

test('where nothing can be read every number is unknown, says why and what to do', async () => {
  const world = blindMachine();
  for (const kind of kinds) {
    const reading = await looked(world, kind, kind === disk ? { path: '/' } : {});
    expect(reading).toMatchObject({ kind: kind.kind, status: 'unknown', hint: like('/proc') });
    expect(reading.value).toBeUndefined();
  }
});
