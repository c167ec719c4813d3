import { beforeAll, expect, test } from 'vitest';
import * as zod from 'zod';

import type { Reading } from '#domain/reading.ts';
import type { AnyKind } from '#services/checks/check.ts';
import { kinds } from '#services/checks/registry.ts';
import { START } from '#services/fakes/demo/times.ts';
import { gather } from '#services/monitor/gather.ts';
import { discoverInstances } from '#services/monitor/instances.ts';

import { chooseWorld } from '../../../src/launcher/demo/world.ts';
import type { Chosen } from '../../../src/launcher/world.ts';

const { signal } = new AbortController();
const MINUTE = 60_000;
const all: readonly AnyKind[] = kinds;
let chosen: Chosen;
let readings: readonly Reading[];

beforeAll(async () => {
  chosen = await chooseWorld();
  const { world, config } = chosen;
  const { instances } = await discoverInstances(world, config, kinds, signal);
  readings = await gather({ world, instances, kinds: () => Promise.resolve(kinds), look: 'always', signal });
});

const find = (id: string) => readings.find((reading) => reading.id === id);

test('every check understands what the made-up world answers', () => {
  expect(readings.filter(({ status }) => status === 'unknown')).toEqual([]);
  expect(readings.length).toBeGreaterThan(30);
});

test('its configured checks have parameters as the configuration reader would give them', () => {
  for (const { kind, params, id } of chosen.config.checks) {
    const found = all.find((one) => one.kind === kind);
    const parsed = found?.params(zod).parse(params);
    expect(parsed).toEqual(params);
    expect(`${kind}:${found?.target(parsed)}`).toBe(id);
  }
});

test('the checks have looked at the two days before, and ninety days and today have a score', () => {
  expect(find('service:health-monitor')).toMatchObject({ status: 'critical' });
  expect(START - (find('service:health-monitor')?.since ?? 0)).toBeLessThanOrEqual(4 * MINUTE);
  expect(find('disk:/data')?.summary).toMatch(/full in \d+ d/);
  expect(chosen.world.state.history('disk:/data', START - 2 * 1440 * MINUTE, 9999).length).toBeGreaterThan(60);
  expect(chosen.world.state.dailyScores('billing', '2026-01-01')).toHaveLength(91);
});

test('incidents are open and one is over', () => {
  const incidents = chosen.world.state.incidents(START - 120 * MINUTE);
  expect(incidents.map(({ checkId, closedAt }) => [checkId, closedAt === null])).toEqual([
    ['service:health-monitor', true],
    ['service:api', false],
    ['credential:npm/publish', true],
  ]);
});
