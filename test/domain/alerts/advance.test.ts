import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { advance } from '#domain/alerts/advance.ts';
import type { Mood } from '#domain/alerts/mood.ts';
import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { NEW_TRACK, readTrack, stateOf, type Track, writeTrack } from '#domain/alerts/track.ts';

import { effectsOf, replay, T0 } from '../../support/alerts.ts';

const downFrom =
  (...spans: readonly (readonly [number, number])[]) =>
  (second: number): Mood =>
    spans.some(([from, to]) => second >= from && second < to) ? 'bad' : 'ok';
const HOUR = 3600;

describe('an incident', () => {
  it('opens after three failing looks and a minute, and closes when the last five minutes are good enough', () => {
    const { seen } = replay(downFrom([HOUR, HOUR + 600]), 2 * HOUR);
    expect(seen.map(({ effect }) => effect)).toEqual(['open', 'close']);
    expect(seen[0]?.at).toBe(HOUR + 60);
    expect(seen[1]?.at).toBeGreaterThanOrEqual(HOUR + 600 + 60);
    expect(seen[1]?.at).toBeLessThanOrEqual(HOUR + 600 + 300);
  });

  it.each([30, 45, 59])('does not open for %i s', (length) => {
    expect(effectsOf(replay(downFrom([HOUR, HOUR + length]), 2 * HOUR))).toEqual([]);
  });

  it('opens for a service that is down 60 s and up 90 s, though it never fails for long', () => {
    const { seen } = replay((second) => (second >= HOUR && (second - HOUR) % 150 < 60 ? 'bad' : 'ok'), 3 * HOUR);
    expect(seen[0]?.effect).toBe('open');
    expect((seen[0]?.at ?? 0) - HOUR).toBeLessThan(600);
    expect(seen.filter(({ effect }) => effect !== 'again')).toHaveLength(1);
  });

  it('does not open itself again by what was bad before it was closed', () => {
    const { seen } = replay(downFrom([HOUR, HOUR + 900], [HOUR + 1260, HOUR + 1280]), 3 * HOUR);
    expect(seen.map(({ effect }) => effect)).toEqual(['open', 'close']);
  });

  it('stays open while nothing is known', () => {
    const moods = (second: number): Mood => (second < HOUR ? 'ok' : second < HOUR + 300 ? 'bad' : 'gap');
    expect(effectsOf(replay(moods, 5 * HOUR))).toEqual(['open']);
  });

  it('of a rare check opens within a minute and a bit too, for it is looked at again soon', () => {
    const { seen } = replay(downFrom([HOUR, 3 * HOUR]), 3 * HOUR, { intervalS: 3600 });
    expect(seen[0]).toEqual({ at: HOUR + 60, effect: 'open' });
  });

  it('is not closed while its end is held back, and then at the next good look', () => {
    const held = (second: number) => second < 3 * HOUR;
    const { seen } = replay(downFrom([HOUR, HOUR + 600]), 4 * HOUR, { held });
    expect(seen).toEqual([
      { at: HOUR + 60, effect: 'open' },
      { at: 3 * HOUR, effect: 'close' },
    ]);
  });
});

describe('flapping', () => {
  const spans = [0, 900, 1800, 2700].map((from) => [HOUR + from, HOUR + from + 120] as const);

  it('makes the third opening of an hour one incident that is held until it was clean for ten minutes', () => {
    const { seen } = replay(downFrom(...spans.slice(0, 3)), 3 * HOUR);
    expect(seen.map(({ effect }) => effect)).toEqual(['open', 'close', 'open', 'close', 'flap', 'close']);
    expect((seen.at(-1)?.at ?? 0) - (HOUR + 1920)).toBeGreaterThanOrEqual(600);
  });

  it('counts what comes back meanwhile into it', () => {
    const quick = [0, 900, 1800, 2100, 2400].map((from) => [HOUR + from, HOUR + from + 120] as const);
    const { seen } = replay(downFrom(...quick), 3 * HOUR);
    expect(seen.map(({ effect }) => effect)).toEqual([
      'open',
      'close',
      'open',
      'close',
      'flap',
      'again',
      'again',
      'close',
    ]);
  });

  it('is not seen in openings that are far apart', () => {
    const rare = [0, 1, 2, 3].map((hour) => [HOUR + hour * 1801 * 2, HOUR + hour * 1801 * 2 + 120] as const);
    expect(effectsOf(replay(downFrom(...rare), 8 * HOUR))).not.toContain('flap');
  });
});

describe('what another check explains', () => {
  it('opens nothing, is told once, and has its full time when the other one is well', () => {
    const { seen, track } = replay(downFrom([HOUR, 3 * HOUR]), 3 * HOUR, { explained: (second) => second < 2 * HOUR });
    expect(seen).toEqual([
      { at: HOUR, effect: 'hidden' },
      { at: 2 * HOUR + 60, effect: 'open' },
    ]);
    expect(stateOf(track)).toBe('firing');
  });

  it('does not keep an open incident from closing', () => {
    const { seen } = replay(downFrom([HOUR, HOUR + 600]), 3 * HOUR, { explained: (second) => second > HOUR + 300 });
    expect(seen.map(({ effect }) => effect)).toEqual(['open', 'close']);
  });
});

describe('time nobody saw', () => {
  const at = (track: Track, seconds: number, mood: Mood) =>
    advance(
      track,
      { at: T0 + seconds * 1000, mood, intervalMs: 30_000, explainedBy: null, held: false },
      DEFAULT_ALERTS,
    );

  it('ends what was counted: after a suspend the first failing looks open nothing', () => {
    let step = at(NEW_TRACK, 0, 'bad');
    step = at(step.track, 30, 'bad');
    step = at(step.track, 8 * HOUR, 'bad');
    expect([step.effect, step.track.fails]).toEqual(['none', 1]);
    step = at(at(step.track, 8 * HOUR + 30, 'bad').track, 8 * HOUR + 60, 'bad');
    expect(step.effect).toBe('open');
  });

  it('is no failure in the window: a long gap after one failing look opens nothing', () => {
    let step = at(NEW_TRACK, 0, 'ok');
    for (let second = 30; second < HOUR; second += 30) step = at(step.track, second, 'ok');
    step = at(step.track, HOUR, 'bad');
    step = at(step.track, HOUR + 3000, 'bad');
    expect(step.effect).toBe('none');
  });

  it.each([-1, -600, -86_400, -10 * 86_400])('survives a clock that was set by %i s', (jump) => {
    let step = at(NEW_TRACK, 0, 'bad');
    for (const second of [30, 60]) step = at(step.track, second, 'bad');
    expect(step.effect).toBe('open');
    const effects = [];
    for (let second = 90 + jump; second < 90 + jump + HOUR; second += 30) {
      step = at(step.track, second, 'ok');
      effects.push(step.effect);
    }
    expect(effects.filter((effect) => effect !== 'none')).toEqual(['close']);
  });
});

const anyMoods = fc.array(fc.constantFrom<Mood>('ok', 'ok', 'ok', 'bad', 'bad', 'gap'), {
  minLength: 1,
  maxLength: 300,
});
const anyInterval = fc.constantFrom(1, 10, 30, 60, 300);

it('opens and closes in turn, whatever it sees', () => {
  fc.assert(
    fc.property(anyMoods, anyInterval, (moods, intervalS) => {
      const moodAt = (second: number): Mood => moods[Math.floor(second / intervalS)] ?? 'ok';
      const ends = replay(moodAt, moods.length * intervalS, { intervalS }).seen.filter(
        ({ effect }) => effect === 'open' || effect === 'flap' || effect === 'close',
      );
      for (const [index, { effect }] of ends.entries()) expect(effect === 'close').toBe(index % 2 === 1);
    }),
  );
});

it('never opens without a failing look, and never closes without a good one', () => {
  fc.assert(
    fc.property(anyMoods, anyInterval, (moods, intervalS) => {
      const moodAt = (second: number): Mood => moods[Math.floor(second / intervalS)] ?? 'ok';
      const { seen } = replay(moodAt, moods.length * intervalS, { intervalS });
      expect(seen.map(({ at }) => moodAt(at))).toEqual(seen.map(({ effect }) => (effect === 'close' ? 'ok' : 'bad')));
    }),
  );
});

it('goes on after a restart at any moment as if there had been none', () => {
  fc.assert(
    fc.property(anyMoods, (moods) => {
      let kept: Track = NEW_TRACK;
      let read: Track = NEW_TRACK;
      for (const [index, mood] of moods.entries()) {
        const look = { at: T0 + index * 30_000, mood, intervalMs: 30_000, explainedBy: null, held: false };
        const one = advance(kept, look, DEFAULT_ALERTS);
        const other = advance(readTrack(writeTrack(read)), look, DEFAULT_ALERTS);
        expect(other).toEqual(one);
        [kept, read] = [one.track, other.track];
      }
    }),
  );
});

it('remembers little: the track of a check that flickers every second stays small', () => {
  let track: Track = NEW_TRACK;
  for (let second = 0; second < 7200; second += 1) {
    const mood: Mood = second % 2 === 0 ? 'ok' : 'bad';
    const look = { at: T0 + second * 1000, mood, intervalMs: 1000, explainedBy: null, held: false };
    track = advance(track, look, DEFAULT_ALERTS).track;
  }
  expect(track.window.marks.length).toBeLessThan(610);
  expect(track.opens.length).toBeLessThan(4);
});

it.each(['', 'nonsense', '[]', '{"a":1}', '[1,2,3]'])('begins anew with %j', (text) => {
  expect(readTrack(text)).toEqual(NEW_TRACK);
});
