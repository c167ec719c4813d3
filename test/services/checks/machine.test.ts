import { expect, test } from 'vitest';

import cpu from '#services/checks/cpu.ts';
import disk from '#services/checks/disk.ts';
import load from '#services/checks/load.ts';
import memory from '#services/checks/memory.ts';
import network from '#services/checks/network.ts';
import swap from '#services/checks/swap.ts';

import { context, machine } from './look.ts';

const kinds = [cpu, memory, load, swap, network, disk];

test('this machine is found and measured without being configured', async () => {
  const world = machine();
  const found = await Promise.all(kinds.map(async (kind) => (await kind.discover?.({ world } as never)) ?? []));
  const ids = found.flat().map((instance) => instance.id);
  expect(ids).toEqual(expect.arrayContaining(['cpu:host', 'memory:host', 'load:host', 'swap:host', 'disk:/']));
  for (const [at, kind] of kinds.entries())
    for (const { id, params } of found[at] ?? []) {
      const verdict = await kind.probe(params, context(world, { id, thresholds: kind.thresholds }));
      expect(verdict.status, `${id}: ${verdict.summary}`).not.toBe('unknown');
      expect(verdict.summary).not.toBe('');
    }
});
