import { tmpdir } from 'node:os';

import { describe, expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import type { Mount, System } from '#services/ports/system.ts';

/** What other tests mount comes and goes. */
const stays = ({ path }: Mount): boolean => !path.startsWith(tmpdir());

/** What every System answers, be it this machine or a made-up one. Call it inside a test file, once per implementation. */
export function systemContract(name: string, make: () => System | Promise<System>): void {
  describe(`${name} is a System`, () => {
    test('says who and where it is', async () => {
      const { hostname, user, platform, bootId } = (await make()).facts();
      for (const text of [hostname, user, platform]) expect(text).not.toBe('');
      expect(bootId).not.toBe('');
    });

    test('counts CPU time, and never backwards', async () => {
      const system = await make();
      const [first, second] = [system.cpu(), system.cpu()];
      expect(second.times.total).toBeGreaterThanOrEqual(first.times.total);
      expect(second.times.busy).toBeGreaterThanOrEqual(first.times.busy);
      expect(first.times.waiting ?? 0).toBeLessThanOrEqual(first.times.total);
      expect(first.times.stolen ?? 0).toBeLessThanOrEqual(first.times.busy);
    });

    test('knows its cores, load, throttling and pressure', async () => {
      const { cores, load, throttled, pressure } = (await make()).cpu();
      expect(cores).toBeGreaterThan(0);
      expect(load).toHaveLength(3);
      for (const number of load) expect(number).toBeGreaterThanOrEqual(0);
      expect(throttled?.throttled ?? 0).toBeLessThanOrEqual(throttled?.periods ?? 0);
      if (pressure !== null) between(pressure, 0, 100);
    });

    test('divides its memory and swap', async () => {
      const memory = (await make()).memory();
      expect(memory.totalBytes).toBeGreaterThan(0);
      between(memory.availableBytes, 0, memory.totalBytes);
      between(memory.swapFreeBytes, 0, memory.swapTotalBytes);
      expect(['machine', 'cgroup']).toContain(memory.limitedBy);
      if (memory.pressure !== null && memory.pressure !== undefined) between(memory.pressure, 0, 100);
    });

    test('counts traffic, each interface once, and never backwards', async () => {
      const system = await make();
      const [first, second] = [system.traffic(), system.traffic()];
      const names = first.interfaces.map((counters) => counters.name);
      expect(new Set(names).size).toBe(names.length);
      expect(second.diskReadBytes).toBeGreaterThanOrEqual(first.diskReadBytes);
      expect(second.diskWriteBytes).toBeGreaterThanOrEqual(first.diskWriteBytes);
      for (const { name: same, rxBytes } of second.interfaces)
        expect(rxBytes).toBeGreaterThanOrEqual(first.interfaces.find((one) => one.name === same)?.rxBytes ?? 0);
    });

    test('gives first counters that lie behind the present ones', async () => {
      const system = await make();
      const baseline = system.baseline?.() ?? null;
      if (baseline === null) return;
      expect(system.cpu().times.total).toBeGreaterThanOrEqual(baseline.cpu.total);
      expect(system.traffic().diskReadBytes).toBeGreaterThanOrEqual(baseline.traffic.diskReadBytes);
    });

    test('lists each disk once, in order, and finds it again by its path', async () => {
      const system = await make();
      const mounts = await system.mounts();
      const paths = mounts.map((mount) => mount.path);
      expect(paths).toEqual([...new Set(paths)].toSorted());
      for (const mount of mounts.filter(stays)) expect(await system.mountOf(mount.path)).toEqual(mount);
    });

    test('finds the file system of a path that does not exist', async () => {
      const { path } = await (await make()).mountOf('/no/such/folder/anywhere');
      expect('/no/such/folder/anywhere'.startsWith(path)).toBe(true);
    });

    test('measures what a disk holds', async () => {
      const system = await make();
      const local = (await system.mounts()).filter(stays).filter(({ remote }) => !remote);
      expect(local).not.toEqual([]);
      for (const mount of local) {
        const usage = await system.diskUsage(mount, new AbortController().signal);
        between(usage.freeBytes, 0, usage.totalBytes);
        between(usage.usedPercent, 0, 100);
        if (usage.inodesUsedPercent !== null) between(usage.inodesUsedPercent, 0, 100);
      }
    });

    test('does not measure for somebody who no longer waits', async () => {
      const system = await make();
      const [mount] = await system.mounts();
      if (mount === undefined) return;
      await expect(system.diskUsage(mount, AbortSignal.abort())).rejects.toBeInstanceOf(OpsError);
    });
  });
}

function between(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}
