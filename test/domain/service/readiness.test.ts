import { describe, expect, it } from 'vitest';

import { type Goal, NOTHING_SEEN, readyAfter, type ReadyLook } from '#domain/service/readiness.ts';

const RUNNING = { state: 'running', pid: 20, startedAt: 5000, restarts: 0, ending: '' } as const;
const GOOD: ReadyLook = { at: 0, unit: RUNNING, oldGone: true, checks: [] };
const START: Goal = { state: 'running', before: { pid: 10, startedAt: 1000 }, renewed: true, good: 3 };

const seen = (looks: readonly Partial<ReadyLook>[], goal: Partial<Goal> = {}, everyMs = 500) =>
  looks.reduce<typeof NOTHING_SEEN>(
    (past, look, index) => readyAfter(past, { ...GOOD, at: index * everyMs, ...look }, { ...START, ...goal }),
    NOTHING_SEEN,
  );
const check = (status: ReadyLook['checks'][number]['status'], summary = 'as told') => [
  { id: 'http:front', status, summary },
];
const unit = (more: object) => ({ unit: { ...RUNNING, ...more } });

describe('a service that was started', () => {
  it('is ready after so many good looks in a row, not before', () => {
    expect(seen([{}, {}])).toMatchObject({ state: 'waiting', good: 2 });
    expect(seen([{}, {}, {}])).toMatchObject({ state: 'ready', says: 'running as pid 20' });
  });

  it.each<[string, Partial<ReadyLook>]>([
    ['a check that fails', { checks: check('critical') }],
    ['a check nobody can tell about', { checks: check('unknown') }],
    ['a check that does not exist', { checks: check('missing') }],
    ['a manager that does not answer', { unit: 'systemd did not answer within 4 s' }],
    ['a state that is not known', unit({ state: 'unknown' })],
    ['another process', unit({ pid: 21 })],
    ['a unit that is still starting', unit({ state: 'starting' })],
    ['a crash in between', unit({ state: 'crash-loop', pid: null })],
  ])('begins to count again after %s', (_what, look) => {
    const past = seen([{}, {}, look]);
    expect(past.state).toBe('waiting');
    expect(past.good).toBeLessThanOrEqual(1);
  });

  it('is not ready as long as its old process is the one that runs', () => {
    const old = unit({ pid: 10, startedAt: 1000 });
    expect(seen([old, old, old, old])).toMatchObject({ state: 'waiting', says: 'still the old process, pid 10' });
    // The same number, given out again.
    const again = unit({ pid: 10, startedAt: 9000 });
    expect(seen([again, again, again])).toMatchObject({ state: 'ready' });
  });

  it('is ready with a check that only warns, and says so', () => {
    const warned = { checks: check('warning', 'certificate ends in 5 d') };
    expect(seen([warned, warned, warned])).toMatchObject({
      state: 'ready',
      says: 'running as pid 20, http:front warns: certificate ends in 5 d',
    });
  });

  it('has failed when it stays down, but not at once: its manager may be slow to tell', () => {
    const down = unit({ state: 'failed', pid: null, ending: ': exit 1' });
    expect(seen([down, down])).toMatchObject({ state: 'waiting' });
    expect(seen([down, down, down, down])).toMatchObject({ state: 'failed', says: 'it is failed: exit 1' });
    expect(seen([down, {}, down, {}, down])).toMatchObject({ state: 'waiting' });
  });

  it('has failed after three restarts within a minute, however alive it looks', () => {
    const looks = (everyMs: number) =>
      seen(
        [0, 1, 2, 3].map((restarts) => unit({ restarts, pid: 20 + restarts })),
        {},
        everyMs,
      );
    expect(looks(10_000)).toMatchObject({ state: 'failed', says: 'it keeps crashing: 3 restarts in a minute' });
    expect(looks(31_000)).toMatchObject({ state: 'waiting' });
  });

  it('does not count the restarts of before', () => {
    expect(seen([unit({ restarts: 40 }), unit({ restarts: 40 }), unit({ restarts: 40 })])).toMatchObject({
      state: 'ready',
    });
    // A counter that was reset by hand.
    expect(seen([unit({ restarts: 9 }), unit({ restarts: 0 }), unit({ restarts: 0 })])).toMatchObject({
      state: 'ready',
    });
  });
});

describe('a service that was stopped', () => {
  const stop = { state: 'stopped', renewed: false } as const;
  const stopped = unit({ state: 'stopped', pid: null });

  it('has stopped when its manager says so and its process is gone', () => {
    expect(seen([stopped], stop)).toMatchObject({ state: 'ready', says: 'stopped' });
    expect(seen([{ ...stopped, oldGone: false }], stop)).toMatchObject({ says: 'its process 10 still runs' });
    expect(seen([unit({ state: 'stopping' })], stop)).toMatchObject({ state: 'waiting', says: 'it is stopping' });
  });

  it('has not stopped when nobody can tell', () => {
    expect(seen([{ unit: 'no answer' }], stop)).toMatchObject({ state: 'waiting', says: 'not known: no answer' });
    expect(seen([unit({ state: 'unknown', pid: null })], stop)).toMatchObject({ state: 'waiting' });
  });
});

describe('a process that was killed', () => {
  const kill = { state: 'ended', renewed: false } as const;

  it('has ended when it is gone, whatever its manager starts then', () => {
    expect(seen([{}], kill)).toMatchObject({ state: 'ready', says: 'ended; it runs again as pid 20' });
    expect(seen([unit({ state: 'failed', pid: null })], kill)).toMatchObject({ state: 'ready', says: 'ended' });
  });

  it('has not ended while it is there', () => {
    expect(seen([{ ...unit({ pid: 10 }), oldGone: false }], kill)).toMatchObject({ state: 'waiting' });
  });
});
