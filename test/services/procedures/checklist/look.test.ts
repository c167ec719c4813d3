import { expect, it } from 'vitest';

import { DEFAULT_CHECKLIST, type OwnItem } from '#domain/checklist/settings.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { realShell } from '#services/adapters/shell.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeSeries } from '#services/fakes/series.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';
import { type ChecklistWish, lookAtList } from '#services/procedures/checklist/look.ts';
import { remembered } from '#services/procedures/checklist/remembered.ts';
import { shownList } from '#services/procedures/checklist/shown.ts';

import { readingWith } from '../../../support/reading.ts';

const never = new AbortController().signal;
const finished = { exitCode: 0, signal: null, stderr: '', droppedBytes: 0, timedOut: false, tookMs: 1 };

const wish = (world: World, change: Partial<ChecklistWish> = {}): ChecklistWish => ({
  world,
  list: 'daily',
  look: 'due',
  signal: never,
  settings: DEFAULT_CHECKLIST,
  limits: DEFAULT_LIMITS,
  readings: Promise.resolve([]),
  logs: { paths: ['/var/log/atlas/*.log'], expected: false },
  projects: [],
  ...change,
});
const command = (id: string, file: string, args: readonly string[] = [], timeoutMs = 5000): OwnItem => ({
  id,
  title: id,
  type: 'command',
  command: { file, args },
  cwd: '/',
  timeoutMs,
});
const withOwn = (...daily: OwnItem[]) => ({
  settings: { ...DEFAULT_CHECKLIST, own: { ...DEFAULT_CHECKLIST.own, daily } },
});

it('looks at everything at once: no look waits for another one', async () => {
  const made = demoWorld({ clock: new ManualClock() });
  const begun = new Set<string>();
  const { promise: all, resolve: everybody } = Promise.withResolvers<void>();
  const together = async <Result>(name: string, result: () => Promise<Result>): Promise<Result> => {
    begun.add(name);
    if (begun.size === 6) everybody();
    await all;
    return result();
  };
  const world: World = {
    ...made,
    shell: {
      which: () => Promise.resolve(null),
      run: ({ file }) => together(file, () => Promise.resolve({ ...finished, stdout: 'fine' })),
    },
    triage: { ...made.triage, report: (...asked) => together('logs', () => made.triage.report(...asked)) },
    learnings: { ...made.learnings, list: () => together('learnings', () => made.learnings.list()) },
  };
  const own = withOwn(command('a', 'a'), command('b', 'b'), command('c', 'c'));
  const readings = together('readings', () => Promise.resolve([]));
  const { checklist } = await lookAtList(wish(world, { ...own, readings }));
  expect(checklist.items.filter(({ summary }) => summary === 'fine').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

it('ends a program that hangs, and shows what another one says that is no text', async () => {
  const world: World = { ...demoWorld({ clock: new ManualClock() }), shell: realShell() };
  const items = withOwn(
    command('hangs', '/bin/sleep', ['600'], 100),
    command('binary', '/usr/bin/printf', ['\\377\\376 \\033[2J done']),
    command('missing', '/nonexistent/program'),
  );
  const { checklist } = await lookAtList(wish(world, items));
  const said = (id: string) => checklist.items.find((item) => item.id === id);
  expect(said('hangs')).toMatchObject({ status: 'unknown', summary: expect.stringContaining('did not end') as string });
  expect(said('binary')).toMatchObject({ status: 'ok', summary: expect.stringContaining('done') as string });
  // oxlint-disable-next-line no-control-regex
  expect(said('binary')?.summary).not.toMatch(/[\u0000-\u001f]/);
  expect(said('missing')).toMatchObject({ status: 'unknown' });
});

it('goes on when the clock was set back: what was seen in the future is looked at again', async () => {
  const clock = new ManualClock();
  const world = demoWorld({ clock });
  let looks = 0;
  const look = () =>
    remembered(
      { world, look: 'due', signal: never },
      { name: 'x', intervalMs: 60_000, limitMs: 1000, see: () => Promise.resolve({ found: (looks += 1) }) },
    );
  await look();
  await look();
  expect(looks).toBe(1);
  world.state.set('checklist look x', JSON.stringify({ at: world.clock.now() + 86_400_000, looked: { found: 9 } }));
  expect(await look()).toEqual({ found: 2 });
  world.state.set('checklist look x', '{torn');
  expect(await look()).toEqual({ found: 3 });
});

it('compares with nothing on the first day, and keeps the day', async () => {
  const state = fakeState();
  const world = demoWorld({ clock: new ManualClock(), state });
  const { checklist } = await lookAtList(wish(world));
  expect(checklist.items.find(({ id }) => id === 'system-health')?.change).toBeNull();
  const shown = shownList(state.checklist, checklist);
  expect(shown).toMatchObject({ before: null, days: [], due: false });
  expect(shown.strip).toHaveLength(14);
  expect(shown.strip.slice(0, -1).every((share) => share === null)).toBe(true);
  expect(state.checklist.days('daily', checklist.day)[0]?.rows.length).toBe(checklist.total);
});

it('goes on when nothing can be kept', async () => {
  const state = fakeState();
  const full = { ...state, checklist: { ...state.checklist, keep: () => undefined }, set: () => undefined };
  const { checklist } = await lookAtList(wish(demoWorld({ clock: new ManualClock(), state: full })));
  expect(checklist.items.length).toBeGreaterThan(4);
});

it('tells the growth of a disk by the history of days, and does without where that cannot be read', async () => {
  const clock = new ManualClock();
  const state = fakeState();
  const [HOUR, now] = [3_600_000, clock.now()];
  const disk = (hoursAgo: number, value: number) =>
    readingWith({
      id: 'disk:/data',
      kind: 'disk',
      title: '/data',
      group: 'system',
      value,
      unit: '%',
      takenAt: now - hoursAgo * HOUR,
      intervalMs: HOUR,
      metrics: [{ name: 'totalBytes', value: 100 * 1024 ** 3, unit: 'B' }],
    });
  const past = Array.from({ length: 73 }, (_, at) => disk(72 - at, 40 + at / 24));
  for (const reading of past) state.record([reading]);
  const made: World = { ...demoWorld({ clock, state }), clock, state, series: fakeSeries(state, clock) };
  const readings = Promise.resolve(past.slice(-1));
  const { checklist } = await lookAtList(wish(made, { readings }));
  const item = checklist.items.find(({ id }) => id === 'disk');
  expect(item?.change).toMatch(/^\+(?:1 GiB|10\d\d MiB) a day$/);
  expect(item?.lines[0]).toMatch(/\+(?:1 GiB|10\d\d MiB) since yesterday, seen over 3 d$/);
  const series = { ...made.series, range: () => Promise.reject(new Error('unreadable')) };
  const without = await lookAtList(wish({ ...made, series }, { readings, look: 'always' }));
  expect(without.checklist.items.find(({ id }) => id === 'disk')).toMatchObject({ status: 'ok', change: null });
});
