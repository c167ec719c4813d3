import { describe, expect, test } from 'vitest';

import { demoConfig } from '#config/demo.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

const signal = new AbortController().signal;

test('the same seed and the same time give the same world, another seed another one', () => {
  const look = (seed: number) => {
    const clock = new ManualClock();
    const { system } = demoWorld({ seed, clock });
    clock.advance(61_000);
    return [system.cpu(), system.memory(), system.traffic()];
  };
  expect(look(1)).toEqual(look(1));
  expect(look(1)).not.toEqual(look(2));
});

test('counters never run backwards and give the share that the machine is said to have', () => {
  const clock = new ManualClock();
  const { system } = demoWorld({ clock });
  let before = system.cpu().times;
  for (let step = 0; step < 600; step++) {
    clock.advance(1000);
    const { times } = system.cpu();
    const share = (times.busy - before.busy) / (times.total - before.total);
    expect(share).toBeGreaterThan(0.04);
    expect(share).toBeLessThan(0.3);
    before = times;
  }
});

test('/data is 91 % full and gains 1.4 GiB a day', async () => {
  const clock = new ManualClock();
  const { system } = demoWorld({ clock });
  const mount = await system.mountOf('/data/backups');
  const first = await system.diskUsage(mount, signal);
  clock.advance(86_400_000);
  const second = await system.diskUsage(mount, signal);
  expect(Math.floor(first.usedPercent)).toBe(91);
  expect((first.freeBytes - second.freeBytes) / 1024 ** 3).toBeCloseTo(1.4);
});

describe('the configuration of the made-up user', () => {
  const world = demoWorld({ clock: new ManualClock() });
  const config = demoConfig(world);

  test.each(config.services)('names the service $id that its manager knows', async ({ manager, unit }) => {
    const owner = world.managers.find(({ name }) => name === manager);
    const [found] = (await owner?.status([unit], signal)) ?? [];
    expect(found?.state).not.toBe('not-found');
  });

  test.each(config.projects)('names the project $id that git knows', async ({ path }) => {
    await expect(world.git.status(path, signal)).resolves.toMatchObject({ branch: 'main' });
  });
});

test('the memory service answers, and what has fallen over does not', async () => {
  const clock = new ManualClock();
  const { net, managers } = demoWorld({ clock });
  const answer = await net.http({ url: 'http://localhost:8002/health' }, signal);
  expect(JSON.parse(answer.body)).toMatchObject({ status: 'healthy' });
  await expect(net.tcp('127.0.0.1', 7001, signal)).rejects.toMatchObject({ code: 'refused' });
  await expect(net.tcp('127.0.0.1', 7700, signal)).resolves.toBeLessThan(100);
  clock.advance(4 * 60_000);
  await expect(net.tcp('127.0.0.1', 7700, signal)).rejects.toMatchObject({ code: 'refused' });
  const [search] = (await managers[0]?.status(['search.service'], signal)) ?? [];
  expect(search?.state).toBe('crash-loop');
});
