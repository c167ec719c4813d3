import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { describe, expect, test } from 'vitest';

import cpu from '#services/checks/cpu.ts';
import load from '#services/checks/load.ts';
import network from '#services/checks/network.ts';
import type { System, TrafficSample } from '#services/ports/system.ts';

import { like } from '../../support/like.ts';
import { lacksAdmin } from '../../support/privileged.ts';
import { type Enter, insider } from './insider.ts';
import { looked } from './looked.ts';
import { machine } from './machine-world.ts';

const limits = (warning: number | null, critical: number | null) => ({ thresholds: { warning, critical } });

describe('cpu', () => {
  test('a first look at a fresh machine is measured, not guessed', async () => {
    const reading = await looked(machine(), cpu, {});
    expect(reading).toMatchObject({ status: 'ok', unit: '%', summary: like(/^load \d+\.\d of/) });
    expect(reading.value).toBeGreaterThanOrEqual(0);
    expect(reading.value).toBeLessThanOrEqual(100);
  });

  test('a busy processor shows, and only a busy minute is judged', async () => {
    const spinner = new Worker('for (;;);', { eval: true });
    try {
      await once(spinner, 'online');
      const memory = new Map<string, unknown>();
      const minute = (value: number, ms = 60_000) => {
        const now = Date.now();
        const samples = Array.from({ length: 30 }, (_, n) => ({
          at: now - ms + (n * ms) / 30,
          value,
          status: 'ok' as const,
        }));
        return machine({}, samples);
      };
      await expect
        .poll(async () => (await looked(machine(), cpu, {}, { memory })).value, { timeout: 20_000 })
        .toBeGreaterThan(40 / availableParallelism());
      const look = async (world: ReturnType<typeof machine>) =>
        (await looked(world, cpu, {}, { memory, ...limits(70, 90) })).status;
      expect(await look(machine())).toBe('ok');
      expect(await look(minute(99, 20_000))).toBe('ok');
      expect(await look(minute(80))).toBe('warning');
      expect(await look(minute(99))).toBe('critical');
      expect(await look(minute(20))).toBe('ok');
      expect((await looked(machine(), cpu, { overSeconds: 0 }, { memory, ...limits(1, null) })).status).toBe('warning');
    } finally {
      await spinner.terminate();
    }
  });

  test('counters that stand still or run backwards are unknown', async () => {
    const { system } = machine();
    const frozen = system.cpu();
    const still: System = { ...system, baseline: () => null, cpu: () => frozen };
    expect(await looked(machine({ system: still }), cpu, {})).toMatchObject({
      status: 'unknown',
      hint: like(/./),
    });
    let ticks = 1000;
    const back: System = { ...still, cpu: () => ({ ...frozen, times: { busy: (ticks -= 10), total: ticks * 2 } }) };
    expect((await looked(machine({ system: back }), cpu, {})).status).toBe('unknown');
  });
});

test('load is judged per core', async () => {
  const world = machine();
  const { value, summary } = await looked(world, load, {});
  expect(summary).toMatch(/ per core, [\d.]+ [\d.]+ [\d.]+ in 1, 5, 15 m$/);
  expect((await looked(world, load, {}, limits(value! + 5, null))).status).toBe('ok');
  expect((await looked(world, load, {}, limits(value! - 0.5, value! + 5))).status).toBe('warning');
  expect(await looked(world, load, {}, limits(null, value! - 0.5))).toMatchObject({
    status: 'critical',
    hint: like(/./),
  });
});

describe('network', () => {
  test('real traffic of an interface shows as a rate and is judged', async (ctx) => {
    const missing = cannotIsolate();
    if (missing !== null) return ctx.skip(missing);
    await using inside = insider(ISOLATED, 'network');
    expect(await inside.look(limits(1e6, null))).toMatchObject({ status: 'ok', unit: 'B/s' });
    const flooded = await inside.look({ send: 2e6, ...limits(1e4, null) });
    expect(flooded).toMatchObject({
      status: 'warning',
      summary: like(/^↓ .*B\/s ↑ .*B\/s, disk .*B\/s$/),
    });
    const { value, metrics } = flooded;
    expect(metrics?.find(({ name }) => name === 'sent')?.value).toBeGreaterThan(1e5);
    expect(value).toBeGreaterThan(1e5);
    expect((await inside.look({ send: 2e6, ...limits(1e3, 1e4) })).status).toBe('critical');
  });

  /** Traffic as told, one answer a look. */
  const scripted = (...answers: TrafficSample['interfaces'][]) => {
    const { system } = machine();
    let look = 0;
    const traffic = () => ({
      interfaces: answers[Math.min(look++, answers.length - 1)] ?? [],
      diskReadBytes: 0,
      diskWriteBytes: 0,
    });
    return machine({ system: { ...system, baseline: () => null, traffic } });
  };
  const eth = (rxBytes: number, errors = 0) => [{ name: 'eth0', rxBytes, txBytes: 0, errors }];

  test('errors of an interface are a warning with their number', async () => {
    const reading = await looked(scripted(eth(0), eth(0, 500)), network, {});
    expect(reading).toMatchObject({
      status: 'warning',
      summary: like(/, \d+ errors a minute$/),
      hint: like(/./),
    });
    expect((await looked(scripted(eth(0), eth(0, 500)), network, { errorsPerMinute: 1e9 })).status).toBe('ok');
  });

  test('an interface that comes or goes shows no burst, and none at all is unknown', async () => {
    const both = [...eth(5000), { name: 'wlan0', rxBytes: 1e12, txBytes: 1e12, errors: 9 }];
    expect((await looked(scripted(eth(5000), both), network, {})).value).toBe(0);
    expect((await looked(scripted(both, eth(5000)), network, {})).value).toBe(0);
    expect(await looked(scripted([]), network, {})).toMatchObject({
      status: 'unknown',
      summary: 'no network interface',
    });
    expect(await network.discover?.({ world: scripted([]) } as never)).toEqual([]);
  });
});

/** A network with one pair of interfaces, where whatever is sent to the neighbour gets lost. */
const ISOLATED: Enter = [
  'unshare',
  '-n',
  'sh',
  '-c',
  [
    'ip link add eth7 type veth peer name eth8',
    'ip addr add 10.9.9.1/24 dev eth7',
    'ip link set eth7 up',
    'ip link set eth8 up',
    'ip neigh add 10.9.9.2 lladdr 02:00:00:00:00:01 dev eth7',
    'exec "$@"',
  ].join(' && '),
  'sh',
];

function cannotIsolate(): string | null {
  return lacksAdmin() ?? (existsSync('/usr/sbin/ip') ? null : 'needs iproute2 for a network of its own');
}
