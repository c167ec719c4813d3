import { describe, expect, it } from 'vitest';

import { quantile } from '#domain/history/sketch.ts';
import { realSeries } from '#services/adapters/series.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeSeries } from '#services/fakes/series.ts';
import { fakeState } from '#services/fakes/state.ts';
import type { Series } from '#services/ports/series.ts';
import type { State } from '#services/ports/state.ts';

import { readingWith } from '../support/reading.ts';
import { stateDir, stateIn } from '../support/state-dir.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Opened {
  readonly clock: ManualClock;
  readonly state: State;
  readonly series: Series;
}

function inFile(): Opened {
  const [dir, clock] = [stateDir(), new ManualClock()];
  const state = stateIn(dir, clock);
  return { clock, state, series: realSeries({ dir, state, clock }) };
}

function inMemory(): Opened {
  const clock = new ManualClock();
  const state = stateIn(null, clock);
  return { clock, state, series: realSeries({ dir: null, state, clock }) };
}

function made(): Opened {
  const clock = new ManualClock();
  const state = fakeState();
  return { clock, state, series: fakeSeries(state, clock) };
}

/** Looks every 30 s for `minutes`: the value counts up from 1, and those that `isDown` names are critical. */
function look({ clock, state }: Opened, minutes: number, isDown: (n: number) => boolean = () => false): void {
  for (let n = 1; n <= minutes * 2; n += 1) {
    state.record([readingWith({ takenAt: clock.now(), value: n, status: isDown(n) ? 'critical' : 'ok' })]);
    clock.advance(30_000);
  }
}

describe.each([
  ['the file', inFile],
  ['a state in memory', inMemory],
  ['the fake', made],
])('series of %s', (_name, open) => {
  it('sums all values up in one, of every tier to the last look', async () => {
    const opened = open();
    const from = opened.clock.now();
    look(opened, 150);
    const { count, sum, sketch } = await opened.series.summed('http:api', 0, opened.clock.now());
    expect([count, sum]).toEqual([300, (300 * 301) / 2]);
    expect(quantile(sketch, 0.5)).toBeCloseTo(150, -1);
    const last = await opened.series.summed('http:api', from + HOUR, opened.clock.now());
    expect(last.count).toBe(180);
    expect(await opened.series.summed('http:nobody', 0, opened.clock.now())).toMatchObject({ count: 0, sum: 0 });
  });

  it('sums up what was seen, to the last look', async () => {
    const opened = open();
    const from = opened.clock.now();
    look(opened, 90, (n) => n <= 6);
    const { buckets, bucketMs, total } = await opened.series.range('http:api', from, opened.clock.now(), 90);
    expect(bucketMs).toBe(MINUTE);
    expect(buckets).toHaveLength(90);
    expect(buckets[0]).toMatchObject({
      at: from,
      count: 2,
      min: 1,
      max: 2,
      mean: 1.5,
      last: 2,
      upMs: 0,
      downMs: MINUTE,
    });
    expect(buckets[89]).toMatchObject({ count: 2, min: 179, max: 180, upMs: MINUTE, downMs: 0, gapMs: 0 });
    expect(total).toMatchObject({ count: 180, min: 1, max: 180, mean: 90.5, last: 180, downMs: 3 * MINUTE, gapMs: 0 });
    expect(Math.abs(total.p95! - 171) / 171).toBeLessThanOrEqual(0.03);
  });

  it('is the same in all, however coarse', async () => {
    const opened = open();
    const from = opened.clock.now();
    look(opened, 150, (n) => n % 10 === 0);
    const totals = await Promise.all(
      [1, 3, 10, 150, 1000].map(async (points) => {
        const range = await opened.series.range('http:api', from, opened.clock.now(), points);
        expect(range.buckets.length).toBeLessThanOrEqual(points);
        return range.total;
      }),
    );
    for (const total of totals) expect(total).toEqual(totals[0]);
    expect(totals[0]).toMatchObject({ count: 300, downMs: 15 * MINUTE, upMs: 135 * MINUTE });
  });

  it('shows gaps as gaps', async () => {
    const opened = open();
    const from = opened.clock.now();
    look(opened, 30);
    opened.clock.advance(30 * MINUTE);
    look(opened, 30);
    const { buckets, total } = await opened.series.range('http:api', from, opened.clock.now(), 9);
    expect(buckets.map(({ count }) => count)).toEqual([20, 20, 20, 0, 0, 0, 20, 20, 20]);
    expect(total).toMatchObject({ upMs: 60.5 * MINUTE, gapMs: 29.5 * MINUTE, downMs: 0 });
  });

  it('knows nothing of a check that nobody looked at', async () => {
    const { clock, series } = open();
    const range = await series.range('http:other', clock.now() - HOUR, clock.now(), 6);
    expect(range.buckets).toHaveLength(6);
    expect(range.total).toMatchObject({ count: 0, mean: null, p50: null, upMs: 0, gapMs: HOUR });
  });

  it('does not care for the order of looks, nor for one that comes twice', async () => {
    const [straight, mixed] = [open(), open()];
    const from = straight.clock.now();
    const looks = Array.from({ length: 60 }, (_none, n) =>
      readingWith({ takenAt: from + n * 30_000, value: n, status: n % 7 === 0 ? 'critical' : 'ok' }),
    );
    for (const one of looks) straight.state.record([one]);
    for (let n = 0; n < 60; n += 2) mixed.state.record([looks[n + 1]!, looks[n]!, looks[n + 1]!]);
    for (const { clock } of [straight, mixed]) clock.advance(HOUR / 2);
    const ask = ({ series, clock }: Opened) => series.range('http:api', from, clock.now(), 30);
    expect(await ask(mixed)).toEqual(await ask(straight));
  });
});
