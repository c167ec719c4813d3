import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import swap from '#services/checks/swap.ts';

import { like } from '../../support/like.ts';
import { cannotLimit, limitedGroup } from '../../support/limited-group.ts';
import { looked } from './looked.ts';
import { machine } from './machine-world.ts';

const MIB = 2 ** 20;

/** A swap file of this machine for the length of the scope, on a disk and not in memory; null where none can hold one. */
async function swapFile(mib: number) {
  const folder = await mkdtemp('/var/tmp/cpm-swap-');
  const file = join(folder, 'swap');
  await writeFile(file, Buffer.alloc(mib * MIB), { mode: 0o600 });
  execFileSync('mkswap', ['-q', file], { stdio: 'ignore' });
  if (spawnSync('swapon', [file]).status !== 0) {
    await rm(folder, { recursive: true });
    return null;
  }
  return {
    path: file,
    async [Symbol.asyncDispose]() {
      execFileSync('swapoff', [file]);
      await rm(folder, { recursive: true });
    },
  };
}

test('memory that was moved out is counted against the limits, and so is how fast it moves', async (ctx) => {
  const missing = cannotLimit();
  if (missing !== null) return ctx.skip(missing);
  await using file = await swapFile(192);
  if (file === null) return ctx.skip('needs a disk that can hold a swap file');
  expect(readFileSync('/proc/swaps', 'utf8')).toContain(file.path);
  await using group = limitedGroup({ memoryBytes: 64 * MIB });
  const memory = new Map<string, unknown>();
  const world = machine();
  expect(await looked(world, swap, {}, { memory })).toMatchObject({ status: 'ok', unit: '%' });

  const script = 'globalThis.kept = Buffer.alloc(120 * 2 ** 20, 1); setInterval(() => {}, 1000)';
  const [shell, ...args] = group.enter;
  const eater = spawn(shell, [...args, process.execPath, '-e', script], { stdio: 'ignore' });
  try {
    const moved: number[] = [];
    const look = async () => {
      const reading = await looked(world, swap, {}, { memory });
      moved.push(reading.metrics?.find(({ name }) => name === 'out')?.value ?? 0);
      return reading.value;
    };
    await expect.poll(look, { timeout: 20_000, interval: 20 }).toBeGreaterThan(20);
    expect(Math.max(...moved)).toBeGreaterThan(1000);
    const judged = (limits: object) =>
      looked(world, swap, {}, { thresholds: { warning: null, critical: null, ...limits } });
    expect(await judged({ warning: 10 })).toMatchObject({ status: 'warning', hint: like('rss') });
    expect(await judged({ warning: 5, critical: 10 })).toMatchObject({ status: 'critical' });
    expect(await judged({ warning: 100 })).toMatchObject({ status: 'ok', summary: like(/ of .*MiB/) });
  } finally {
    eater.kill('SIGKILL');
    await once(eater, 'exit');
  }
});

test('a machine without swap is fine', async () => {
  const real = machine();
  const system = { ...real.system, memory: () => ({ ...real.system.memory(), swapTotalBytes: 0, swapFreeBytes: 0 }) };
  expect(await looked({ ...real, system }, swap, {})).toMatchObject({ status: 'ok', summary: 'none on this machine' });
});
