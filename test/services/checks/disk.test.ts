import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { realSystem } from '#services/adapters/system/system.ts';
import disk from '#services/checks/disk.ts';
import type { System } from '#services/ports/system.ts';

import { like } from '../../support/like.ts';
import { cannotLoop, cannotSshfs, loopDisk, sshfs, tmpfs } from '../../support/mounted.ts';
import { lacksAdmin } from '../../support/privileged.ts';
import { looked } from './looked.ts';
import { machine } from './machine-world.ts';

const HOUR = 3_600_000;
const MIB = 2 ** 20;
const fill = (path: string, name: string, bytes: number) => writeFile(join(path, name), Buffer.alloc(bytes));

describe('a real disk', () => {
  test('is ok, then nearly full, then full, and ok again only when there is room to spare', async (ctx) => {
    const missing = lacksAdmin();
    if (missing !== null) return ctx.skip(missing);
    await using small = await tmpfs('size=10m');
    const memory = new Map<string, unknown>();
    const look = () => looked(machine(), disk, { path: small.path }, { memory });
    expect(await look()).toMatchObject({ status: 'ok', value: 0, unit: '%', summary: '0 % used, 10 MiB free' });

    await fill(small.path, 'a', 8.6 * MIB);
    expect(await look()).toMatchObject({ status: 'warning', value: 86, hint: like(small.path) });
    await fill(small.path, 'b', 1.2 * MIB);
    expect(await look()).toMatchObject({ status: 'critical', value: 98 });
    await rm(join(small.path, 'b'));
    await fill(small.path, 'b', 0.7 * MIB);
    expect(await look()).toMatchObject({ status: 'critical', value: 93 });
    await rm(join(small.path, 'b'));
    expect(await look()).toMatchObject({ status: 'warning', value: 86 });
    await rm(join(small.path, 'a'));
    expect(await look()).toMatchObject({ status: 'ok', value: 0 });
  });

  test('that has room but no inodes is not ok, whatever its space says', async (ctx) => {
    const missing = lacksAdmin();
    if (missing !== null) return ctx.skip(missing);
    await using small = await tmpfs('size=10m,nr_inodes=100');
    const memory = new Map<string, unknown>();
    const look = () => looked(machine(), disk, { path: small.path }, { memory });
    const touch = (from: number, to: number) =>
      Promise.all(Array.from({ length: to - from }, (_, n) => writeFile(join(small.path, `f${from + n}`), '')));
    await touch(0, 88);
    expect(await look()).toMatchObject({
      status: 'warning',
      value: 0,
      summary: like(/, \d\d % of inodes used$/),
      hint: like('small files'),
    });
    await touch(88, 97);
    expect(await look()).toMatchObject({ status: 'critical' });
    execFileSync('sh', ['-c', `rm ${small.path}/f*`]);
    expect(await look()).toMatchObject({ status: 'ok', summary: '0 % used, 10 MiB free' });
  });

  test('that cannot be written is as full as it is for ever', async (ctx) => {
    const missing = cannotLoop();
    if (missing !== null) return ctx.skip(missing);
    await using block = await loopDisk('mnt');
    await fill(block.path, 'all', 2 * MIB);
    execFileSync('mount', ['-o', 'remount,ro', block.path]);
    const thresholds = { warning: 10, critical: 20 };
    const reading = await looked(machine(), disk, { path: block.path }, { thresholds });
    expect(reading).toMatchObject({ status: 'ok', summary: like('read-only') });
    expect(reading.value).toBeGreaterThan(20);
  });

  test('agrees with df', async () => {
    const [percent, available] = execFileSync('df', ['-B1', '--output=pcent,avail', '/'], { encoding: 'utf8' })
      .split('\n')
      .at(1)!
      .split('%')
      .map(Number);
    const { value, metrics } = await looked(machine(), disk, { path: '/' });
    expect(Math.abs(value! - percent!)).toBeLessThanOrEqual(1);
    const free = metrics?.find(({ name }) => name === 'freeBytes')?.value;
    expect(free! / available!).toBeCloseTo(1, 1);
  });
});

describe('a mount that is gone', () => {
  test('is unknown when it was only found, critical when it is wanted, and no matter for a folder', async () => {
    const path = '/no/such/mount';
    expect(await looked(machine(), disk, { path, whenMissing: 'unknown' })).toMatchObject({
      status: 'unknown',
      summary: 'not mounted',
    });
    expect(await looked(machine(), disk, { path, whenMissing: 'critical' })).toMatchObject({
      status: 'critical',
      hint: like('mount'),
    });
    expect(await looked(machine(), disk, { path })).toMatchObject({ data: { path: '/' } });
  });

  test('is unknown when its server hangs, and ok when it is back', async (ctx) => {
    const missing = cannotSshfs();
    if (missing !== null) return ctx.skip(missing);
    await using remote = await sshfs();
    const world = machine({ system: realSystem({ remote: { deadlineMs: 2500, retryMs: 20 } }) });
    const look = () => looked(world, disk, { path: remote.path }, { timeoutMs: 10_000 });
    expect(await look()).toMatchObject({
      data: { type: 'fuse.sshfs' },
    });
    remote.hang();
    expect(await look()).toMatchObject({
      status: 'unknown',
      summary: `the server behind ${remote.path} does not answer`,
      hint: like(`umount -l ${remote.path}`),
    });
    remote.resume();
    await expect.poll(async () => (await look()).status, { timeout: 15_000 }).not.toBe('unknown');
  });
});

describe('growth', () => {
  /** A disk of 100 GiB, `used` percent full. */
  const world = (used: number, history: readonly number[], hours = 12) => {
    const real = machine();
    const system: System = {
      ...real.system,
      diskUsage: () =>
        Promise.resolve({
          totalBytes: 100 * 2 ** 30,
          freeBytes: (100 - used) * 2 ** 30,
          usedPercent: used,
          inodesUsedPercent: null,
        }),
    };
    const now = real.clock.now();
    const step = (hours * HOUR) / history.length;
    const samples = history.map((value, index) => ({
      at: now - (history.length - index) * step,
      value,
      status: 'ok' as const,
    }));
    return machine({ system }, samples);
  };
  const rising = (from: number, to: number) => Array.from({ length: 100 }, (_, n) => from + ((to - from) * n) / 100);

  test('full within a week is a warning with the days that are left', async () => {
    const reading = await looked(world(91, rising(90.3, 91)), disk, { path: '/' });
    expect(reading).toMatchObject({ status: 'warning', summary: '91 % used, 9 GiB free, full in 6 d' });
    const metric = (name: string) => reading.metrics?.find((one) => one.name === name)?.value;
    expect(metric('growthPerDay')! / 2 ** 30).toBeCloseTo(1.4, 0);
    expect(metric('daysUntilFull')).toBeCloseTo(6.4, 0);
  });

  test('the same growth with more room is none of today’s worries', async () => {
    const reading = await looked(world(40, rising(39.3, 40)), disk, { path: '/' });
    expect(reading).toMatchObject({ status: 'ok', summary: '40 % used, 60 GiB free' });
    expect(reading.metrics?.map(({ name }) => name)).toContain('daysUntilFull');
  });

  test('a few hours are told in hours', async () => {
    const reading = await looked(world(80, rising(60, 80)), disk, { path: '/' });
    expect(reading.summary).toMatch(/full in 1[12] h$/);
  });

  test('less than an hour, a disk that stands still or one that was tidied up says nothing', async () => {
    for (const [past, hours] of [
      [rising(70, 80), 0.9],
      [rising(80, 80), 12],
      [[...rising(60, 95), ...Array.from({ length: 50 }, () => 80)], 12],
    ] as const) {
      const reading = await looked(world(80, past, hours), disk, { path: '/' });
      expect(reading).toMatchObject({ status: 'ok', summary: '80 % used, 20 GiB free' });
    }
  });

  test('the warning does not come and go at the limit of a week', async () => {
    const memory = new Map<string, unknown>();
    const look = (perDay: number) => looked(world(80, rising(80 - perDay / 2, 80)), disk, { path: '/' }, { memory });
    expect((await look(3)).status).toBe('warning');
    expect((await look(2.6)).status).toBe('warning');
    expect((await look(2.2)).status).toBe('ok');
    expect((await look(2.6)).status).toBe('ok');
  });
});
