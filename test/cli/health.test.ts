import { expect, it } from 'vitest';

import health from '#cli/commands/health.ts';

import { demo } from '../support/demo-command.ts';
import { openMetricsProblems } from '../support/openmetrics.ts';

type Check = Record<string, unknown> & {
  readonly id: string;
  readonly status: string;
  readonly takenAt: string | null;
};
const checksOf = (json: Record<string, unknown>) => json['checks'] as Check[];

const EXITS: Record<string, number> = { healthy: 0, attention: 20, critical: 21, unknown: 22 };

it('prints the health of everything there is, with its exit code', async () => {
  const { run } = demo();
  const { exit, json } = await run(health, [], { json: true });
  const report = json();
  const score = report['score'] as Record<string, number | string>;
  expect(report['schema']).toBe(1);
  expect(score['low']).toBeLessThanOrEqual(Number(score['value']));
  expect(exit).toBe(EXITS[String(score['status'])]);
  const ids = checksOf(report).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['cpu:host', 'disk:/', 'git:billing', 'service:api']));
});

it('takes a second reading only of what is due', async () => {
  const { run, clock } = demo();
  const first = checksOf((await run(health, [], { json: true })).json());
  await clock.pass(2500);
  const second = checksOf((await run(health, [], { json: true })).json());
  const taken = (checks: Check[], id: string) => checks.find((check) => check.id === id)?.takenAt;
  expect(taken(second, 'git:billing')).toBe(taken(first, 'git:billing'));
  expect(taken(second, 'cpu:host')).not.toBe(taken(first, 'cpu:host'));
  const fresh = checksOf((await run(health, [], { json: true, fresh: true })).json());
  expect(taken(fresh, 'git:billing')).not.toBe(taken(first, 'git:billing'));
});

it('looks at nothing with --cached, and takes what is old for unknown', async () => {
  const { run, clock, world } = demo();
  await run(health);
  const before = world.state.readings();
  await clock.pass(3_600_000);
  const { exit, json } = await run(health, [], { json: true, cached: true });
  expect(exit).toBe(22);
  expect(checksOf(json()).every(({ status, stale }) => status === 'unknown' && stale === true)).toBe(true);
  expect(world.state.readings()).toEqual(before);
});

it('knows nothing with --cached before anything was seen', async () => {
  const { run } = demo();
  const { exit, json } = await run(health, [], { json: true, cached: true });
  expect(exit).toBe(22);
  expect(json()).toMatchObject({ score: { value: null, status: 'unknown' } });
  expect(checksOf(json()).every(({ takenAt }) => takenAt === null)).toBe(true);
});

it.each<[string, (text: string) => void]>([
  ['text', (text) => expect(text).toMatch(/^Health \d+ of 100, /)],
  ['json', (text) => expect(JSON.parse(text)).toMatchObject({ schema: 1 })],
  ['seed', (text) => expect(JSON.parse(text)).toHaveProperty('services.memory_service.status')],
  ['markdown', (text) => expect(text).toMatch(/^# Health report\n/)],
  ['nagios', (text) => expect(text).toMatch(/^HEALTH (OK|WARNING|CRITICAL|UNKNOWN) - .* \| score=/)],
  ['openmetrics', (text) => expect(openMetricsProblems(text)).toEqual([])],
  ['prometheus', (text) => expect(text).toMatch(/^# HELP cpm_health_score /)],
])('writes %s', async (format, judge) => {
  const { run } = demo();
  const { out, exit } = await run(health, [], { format });
  judge(out);
  expect(Object.values(format === 'nagios' ? [0, 1, 2, 3] : EXITS)).toContain(exit);
});

it('explains in text and in JSON', async () => {
  const { run } = demo();
  expect((await run(health, [], { explain: true })).out).toMatch(/\nall +100 +[\d.]+ +[\d.]+\n/);
  const { explanation } = (await run(health, [], { explain: true, json: true })).json();
  expect(explanation).toHaveProperty('earned');
});

it.each([
  [{ format: 'xml' }, 'There is no format xml.'],
  [{ format: 'seed', json: true }, '--json and --format seed contradict each other.'],
  [{ format: 'nagios', explain: true }, '--explain does not go with --format nagios.'],
  [{ cached: true, fresh: true }, '--cached and --fresh contradict each other.'],
])('refuses %j', async (values, message) => {
  const { exit, json } = await demo().run(health, [], values);
  expect(exit).toBe(2);
  expect(json()).toMatchObject({ error: { message } });
});

it('does not fall over a broken port: what cannot be looked at is unknown', async () => {
  const broken = () => {
    throw new Error('no such thing here');
  };
  const { run } = demo(({ system, git }) => ({
    system: { ...system, cpu: broken, memory: broken },
    git: { ...git, status: () => Promise.reject(new Error('git is gone')) },
  }));
  const checks = checksOf((await run(health, [], { json: true })).json());
  const status = Object.fromEntries(checks.map((check) => [check.id, check.status]));
  expect(status).toMatchObject({ 'cpu:host': 'unknown', 'memory:host': 'unknown', 'git:billing': 'unknown' });
  expect(status['disk:/']).not.toBe('unknown');
});

it('watches until told to stop, a line of JSON for each change', async () => {
  const { start, until, clock } = demo();
  const { ended, out, stop } = start(health, [], { watch: true, json: true });
  const lines = () => out().split('\n').filter(Boolean);
  await until(() => lines().length >= 3);
  stop();
  await until(() => clock.pending === 0);
  expect(await ended).toBe(130);
  const reports = lines().map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(reports.every((report) => report['schema'] === 1)).toBe(true);
  const times = reports.map((report) => String(report['timestamp']));
  expect(times).toEqual(times.toSorted());
});
