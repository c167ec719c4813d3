import { spawnSync } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { expect, it, onTestFinished } from 'vitest';

import { migrations } from '#services/adapters/migrations/registry.ts';
import { readRange } from '#services/adapters/series/read-range.ts';
import { migrate } from '#services/adapters/state/migrate.ts';
import { openState } from '#services/adapters/state/open-state.ts';
import { ManualClock } from '#services/fakes/clock.ts';

import { readingWith } from '../../../support/reading.ts';
import { stateDir, stateIn } from '../../../support/state-dir.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const strict = process.env['CPM_TEST_STRICT'] === '1';

function running(maxBytes?: () => number) {
  const clock = new ManualClock();
  const dir = stateDir();
  const state = openState({ dir, clock, ...(maxBytes === undefined ? {} : { maxBytes }) });
  onTestFinished(() => state.close());
  const tick = (ms: number, value: number, ids: readonly string[] = ['http:api'], intervalMs = 30_000) => {
    clock.advance(ms);
    state.record(ids.map((id) => readingWith({ id, takenAt: clock.now(), value, intervalMs })));
  };
  const count = (table: string): number => {
    using db = new DatabaseSync(join(dir, 'state.db'), { readOnly: true });
    return Number(db.prepare(`select count(*) as rows from ${table}`).get()?.['rows']);
  };
  const total = (spanMs: number, points = 1000) => {
    using db = new DatabaseSync(join(dir, 'state.db'), { readOnly: true });
    const now = clock.now();
    return readRange(db, { name: 'http:api', from: now - spanMs, to: now, points, now });
  };
  return { clock, dir, state, tick, count, total };
}

it('keeps minutes for 14 days, quarters for 90 days and hours for two years', () => {
  const { tick, count, total } = running();
  for (let look = 0; look < 760 * 6; look += 1) tick(4 * HOUR, look, ['http:api'], 1000);
  const near = (rows: number, days: number) => {
    expect(rows).toBeGreaterThanOrEqual(days * 6 - 1);
    expect(rows).toBeLessThanOrEqual(days * 6 + 2);
  };
  near(count('raw'), 2);
  near(count('r60'), 14);
  near(count('r900'), 90);
  near(count('r3600'), 730);
  expect(total(720 * DAY, 720).buckets.map((bucket) => bucket.count)).toEqual(Array.from({ length: 720 }, () => 6));
});

it('sums up what an older release left, little by little', () => {
  const dir = stateDir();
  const begin = new ManualClock().now();
  {
    using db = new DatabaseSync(join(dir, 'state.db'));
    migrate(
      db,
      migrations.filter(({ version }) => version < 8),
    );
    db.exec("insert into series (name) values ('http:api')");
    db.exec('begin');
    const put = db.prepare('insert into raw values (1, ?, ?, 0)');
    for (let n = 0; n < 5000; n += 1) put.run(begin + n * 10_000, n);
    db.exec('commit');
  }
  const clock = new ManualClock();
  const state = stateIn(dir, clock);
  clock.advance(5000 * 10_000);
  const all = () => {
    using db = new DatabaseSync(join(dir, 'state.db'), { readOnly: true });
    return readRange(db, { name: 'http:api', from: begin, to: clock.now(), points: 24, now: clock.now() }).total;
  };
  for (let turn = 0; turn < 12; turn += 1) {
    state.record([readingWith({ takenAt: clock.now(), value: 5000 + turn, intervalMs: 10_000 })]);
    clock.advance(10_000);
    // Right at every time, however far it got.
    expect(all()).toMatchObject({ count: 5001 + turn, min: 0, max: 5000 + turn });
  }
  using db = new DatabaseSync(join(dir, 'state.db'), { readOnly: true });
  expect(db.prepare('select sum(n) as seen from r60').get()?.['seen']).toBeGreaterThanOrEqual(5000);
});

it('goes on after the clock was set back, and with another interval', () => {
  const { clock, state, tick, total } = running();
  for (let n = 0; n < 120; n += 1) tick(30_000, 1);
  const back = clock.now() - 20 * MINUTE;
  for (let n = 0; n < 20; n += 1)
    state.record([readingWith({ takenAt: back + n * MINUTE + 5000, value: 3, intervalMs: MINUTE })]);
  clock.advance(1000);
  expect(total(HOUR).total).toMatchObject({ count: 140, min: 1, max: 3, downMs: 0, gapMs: 29_000 });
  expect(total(HOUR, 1).total).toMatchObject({ count: 140 });
});

it('keeps within its space: a full file keeps history for less long, and nothing else', () => {
  let limit = Number.MAX_SAFE_INTEGER;
  const { tick, dir, state, count } = running(() => limit);
  const ids = Array.from({ length: 10 }, (_none, n) => `a:${n}`);
  for (let n = 0; n < 600; n += 1) tick(MINUTE, n, ids, MINUTE);
  const before = count('raw');
  const bytes = statSync(join(dir, 'state.db')).size;
  limit = bytes / 2;
  for (let n = 0; n < 60; n += 1) tick(MINUTE, n, ids, MINUTE);
  expect(count('raw')).toBeLessThan(before / 2);
  expect(count('r60')).toBeLessThan(before / 2);
  expect(state.readings()).toHaveLength(10);
});

it.skipIf(process.getuid?.() !== 0 && !strict)('loses no reading and no incident while history does not fit', () => {
  const dir = stateDir();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', dir]);
  expect(mounted.status).toBe(0);
  onTestFinished(() => void spawnSync('umount', ['-l', dir]));
  const clock = new ManualClock();
  const state = openState({ dir, clock });
  const filler = join(dir, 'filler');
  const ids = Array.from({ length: 40 }, (_none, n) => `a:${n}`);
  const tick = (status: 'ok' | 'critical') => {
    clock.advance(30_000);
    state.record(ids.map((id) => readingWith({ id, status, takenAt: clock.now(), since: clock.now(), value: 1 })));
  };
  for (let n = 0; n < 3; n += 1) tick('ok');
  expect(() => writeFileSync(filler, Buffer.alloc(4_000_000))).toThrow(/ENOSPC/);
  for (let n = 0; n < 200; n += 1) tick('ok');
  expect(state.notice).toMatch(/(?:kept|saved) at the moment: the disk is full/);
  expect(state.readings().every(({ takenAt }) => takenAt === clock.now())).toBe(true);
  rmSync(filler);
  for (let n = 0; n < 4; n += 1) tick('critical');
  expect(state.notice).toBeNull();
  expect(state.incidents(0)).toHaveLength(40);
  state.close();
});
