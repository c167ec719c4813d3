import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, test } from 'vitest';

import type { Reading } from '#domain/reading.ts';

import { like } from '../../support/like.ts';
import { cannotLimit, limitedGroup } from '../../support/limited-group.ts';
import { insider } from './insider.ts';

const MIB = 2 ** 20;

test('memory is what the group grants: ok, nearly all in use, and all', async (ctx) => {
  const missing = cannotLimit();
  if (missing !== null) return ctx.skip(missing);
  const limit = 1024 * MIB;
  await using group = limitedGroup({ memoryBytes: limit });
  await using inside = insider(group.enter, 'memory');
  const fresh = await inside.look();
  expect(fresh).toMatchObject({
    status: 'ok',
    summary: like(/ of 1 GiB$/),
    data: { limitedBy: 'cgroup' },
  });
  const up = (percent: number, from: Reading) =>
    inside.look({ eat: Math.round(((percent - from.value!) / 100) * limit) });
  const much = await up(88, fresh);
  expect(much).toMatchObject({ status: 'warning', summary: like(/^\d\d % used, .* of 1 GiB$/) });
  expect(await up(96.5, much)).toMatchObject({ status: 'critical', hint: like('rss') });
});

test('busy is the share of what the quota of the group grants', async (ctx) => {
  const missing = cannotLimit();
  if (missing !== null) return ctx.skip(missing);
  await using group = limitedGroup({ cores: 0.5 });
  await using inside = insider(group.enter, 'cpu', { overSeconds: 0 });
  const quiet = { thresholds: { warning: 40, critical: 75 } };
  await expect
    .poll(() => inside.look(quiet), { timeout: 40_000 })
    .toMatchObject({ status: 'ok', data: { cores: 0.5, of: 'cgroup' } });

  const [file, ...args] = group.enter;
  const busy = spawn(file, [...args, 'sh', '-c', 'while :; do :; done'], { stdio: 'ignore' });
  try {
    await expect.poll(() => inside.look(quiet), { timeout: 40_000 }).toMatchObject({ status: 'critical' });
    const held = { thresholds: { warning: 40, critical: 101 } };
    await expect.poll(() => inside.look(held), { timeout: 40_000 }).toMatchObject({ status: 'warning' });
    expect((await inside.look(held)).summary).toMatch(/% busy, load \d+\.\d of 0\.5 cores$/);
    const throttled = async () => (await inside.look(held)).metrics?.find(({ name }) => name === 'throttled')?.value;
    await expect.poll(throttled, { timeout: 40_000 }).toBeGreaterThan(0);
  } finally {
    busy.kill('SIGKILL');
    await once(busy, 'exit');
  }
}, 120_000);
