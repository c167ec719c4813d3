import { expect, it } from 'vitest';

import monitor from '#cli/commands/monitor.ts';
import { alertCounts, alertText } from '#cli/monitor/alert-counts.ts';
import { DEFAULT_NOTIFY } from '#domain/notify/settings.ts';
import { fakeReports } from '#services/fakes/reports.ts';

import { eventWith } from '../../support/alert-event.ts';
import { demo } from '../../support/demo-command.ts';
import { invocationIn } from '../../support/invocation.ts';
import { readingWith } from '../../support/reading.ts';

const files = new Map<string, string>();
const withFiles = () => demo(({ clock }) => ({ reports: fakeReports(() => clock.now(), files) }));

it('watches for the time given, prints and keeps the lines of the guide, and writes its report', async () => {
  const { run, world } = withFiles();
  const { exit, out } = await run(monitor, [], { duration: '30', interval: '10s', output: 'r.json' });
  expect([0, 20, 21]).toContain(exit);
  const lines = await world.reports.tail(100);
  const health = lines.filter((line) => /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] System Health: \d+%$/.test(line));
  expect(health.length).toBeGreaterThanOrEqual(3);
  for (const line of lines) expect(out).toContain(line);
  const report = JSON.parse(files.get(`${world.environment.cwd}/r.json`) ?? '') as Record<string, unknown>;
  expect(report).toMatchObject({ schema: 1, monitor: { durationMs: 30_000, intervalMs: 10_000 } });
  expect((report['monitor'] as { health: unknown[] }).health).toHaveLength(health.length);
  expect(report['metrics']).toHaveProperty(['system_metrics', 'cpu:host', 'value']);
  const kept = await run(monitor, ['reports'], { json: true });
  const { reports } = kept.json() as { reports: { name: string }[] };
  expect(reports.map(({ name }) => name)).toEqual([expect.stringMatching(/^monitor-\d+-\d+\.json$/)]);
});

it('alerts below the threshold asked for', async () => {
  const { run, world } = withFiles();
  const { exit, out } = await run(monitor, ['run'], { duration: '20', threshold: '100' });
  expect(exit).toBe(21);
  expect(out).toMatch(/\n⚠️ {2}ALERT: System health below threshold \(\d+%\)\n/);
  expect((await world.reports.tail(9)).join('\n')).toContain('ALERT');
});

it.each([
  [{ interval: '0' }, '--interval 0 is no time.'],
  [{ interval: 'nonsense' }, '--interval nonsense is no time.'],
  [{ duration: '0' }, '--duration 0 is no time.'],
  [{ interval: '' }, '--interval is empty.'],
  [{ threshold: '101', duration: '1' }, '--threshold 101 is no health.'],
  [{ output: '/nonexistent/r.json' }, 'The report /nonexistent/r.json cannot be written: there is no such folder.'],
])('refuses %j before it begins', async (values, message) => {
  const { run, world } = demo();
  const { exit, json } = await run(monitor, [], values);
  expect(exit).toBe(2);
  expect(json()).toMatchObject({ error: { message } });
  expect(world.state.readings()).toEqual([]);
});

it('does not run beside another monitor', async () => {
  const { run, world } = demo();
  const holder = { pid: 4127, host: 'atlas', since: 0, headless: true };
  const state = { ...world.state, leaseHolder: () => holder };
  const beside = demo(() => ({ state }));
  const { exit, json } = await beside.run(monitor, ['run'], { duration: '5' });
  expect(exit).toBe(10);
  expect(json()).toMatchObject({ error: { code: 'locked' } });
  expect((await run(monitor, ['status'])).out).toContain('Monitor     does not run');
});

it('says what runs', async () => {
  const { start, until, world, run } = demo();
  const monitored = start(monitor, ['run'], { json: true });
  await until(() => monitored.out().includes('"type":"health"'));
  const { pid } = world.locks.self;
  const holding = demo(() => ({
    state: { ...world.state, leaseHolder: () => ({ pid, host: 'atlas', since: 0, headless: true }) },
  }));
  const { json } = await holding.run(monitor, ['status'], { json: true });
  expect(json()).toMatchObject({ monitor: { pid, headless: true, intervalMs: 300_000 } });
  monitored.stop();
  await until(monitored.isSettled);
  expect(await monitored.ended).toBe(130);
  const events = monitored
    .out()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(events.at(0)?.type).toBe('started');
  expect(events.at(-1)?.type).toBe('ended');
  expect((await run(monitor, ['status'])).out).toContain('the last one ended');
});

it('looks once, in every format of health', async () => {
  const { run, world } = withFiles();
  const { exit, out } = await run(monitor, ['once'], { format: 'nagios', output: 'once.json', 'no-alerts': true });
  expect(out).toMatch(/^HEALTH /);
  expect([0, 1, 2, 3]).toContain(exit);
  expect(JSON.parse(files.get(`${world.environment.cwd}/once.json`) ?? '')).toHaveProperty('monitor.looks');
  expect((await run(monitor, ['once'])).out).toMatch(/^Health \d+ of 100/);
});

it('lists alerts', async () => {
  const { run } = demo();
  expect((await run(monitor, ['alerts'])).out).toBe('Nothing was wrong in the last 90 days.\n');
  const { run: again } = demo();
  await again(monitor, ['run'], { duration: '300', interval: '1m' });
  expect((await again(monitor, ['alerts'], { json: true })).json()).toHaveProperty('incidents');
});

it('lists what opened, was silenced and ended, newest first, and counts it in its status', async () => {
  const { run, world } = demo();
  const { state, clock } = world;
  const at = clock.now();
  const look = (second: number, status: 'ok' | 'critical') =>
    state.record([readingWith({ status, summary: status, takenAt: at + second * 1000, since: at })]);
  for (const second of [0, 30, 60]) look(second, 'critical');
  expect((await run(monitor, ['alerts'])).out).toMatch(
    / {2}opened {10}i-1 {5}api: critical\n1 incident open: cpm-console/,
  );
  expect((await run(monitor, ['status'])).out).toContain('1 open; 1 opened, 0 resolved, 0 messages sent in 24 h');
  state.alerts.addQuiet({ scope: 'http:api', from: at + 61_000, to: at + 9e6, kind: 'silence', by: 'ana', reason: '' });
  for (let second = 90; second <= 600; second += 30) look(second, 'ok');
  const { out } = await run(monitor, ['alerts']);
  expect(out.split('\n').map((line) => line.split(/ {2,}/)[1])).toEqual(['resolved', 'silenced', 'opened', undefined]);
  const { json } = await run(monitor, ['status'], { json: true });
  expect(json()).toMatchObject({ alerts: { open: 0, opened: 1, resolved: 1, sent: 0, waiting: 0, failing: [] } });
});

it('names a channel that fails in its status', async () => {
  const { world, clock } = demo();
  const event = eventWith(1, { at: clock.now() });
  const due = { batch: 1, attempts: 1, nextAt: clock.now() + 5000, sentAt: null, error: 'connection refused' };
  world.state.outbox.fill('ops', [{ ...due, channel: 'ops', event }], 1);
  const ops = { id: 'ops', type: 'bell', least: 'warning', kinds: [] } as const;
  const { config } = invocationIn(world, { config: { notify: { ...DEFAULT_NOTIFY, channels: [ops] } } }).invocation;
  const counts = alertCounts({ world, config });
  expect(counts).toMatchObject({ waiting: 1, sent: 0, failing: [{ id: 'ops', error: 'connection refused' }] });
  expect(alertText(counts)).toBe('0 open; 0 opened, 0 resolved, 0 messages sent in 24 h, 1 waiting');
});
