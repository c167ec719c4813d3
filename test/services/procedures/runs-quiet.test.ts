import { expect, it } from 'vitest';

import type { Plan } from '#domain/procedure/plan.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';
import { quietFor } from '#services/procedures/runs/quiet.ts';

import { readingWith } from '../../support/reading.ts';

const PLAN = {
  procedure: 'recover',
  subject: { id: 'api', path: '' },
  title: 'Recover api',
  params: {},
  steps: [{ reads: false }],
} as unknown as Plan;

function machine() {
  const clock = new ManualClock();
  const state = fakeState();
  const look = (status: 'ok' | 'critical', seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 30) {
      clock.advance(30_000);
      state.record([readingWith({ status, takenAt: clock.now(), since: clock.now() })]);
    }
  };
  const told = () => state.alerts.events(0, 99).flatMap(({ kind, quiet }) => (quiet === null ? kind : []));
  return { clock, state, look, told, quiet: quietFor({ clock, state }) };
}

it('tells nobody of what a run stops and starts again', () => {
  const { state, look, told, quiet, clock } = machine();
  look('ok', 600);
  quiet.begin(PLAN, 'recover-1');
  expect(state.alerts.quiets(clock.now())).toMatchObject([
    { scope: '*', kind: 'maintenance', by: 'recover-1', reason: 'Recover api' },
  ]);
  look('critical', 300);
  quiet.end('recover-1');
  expect(state.alerts.quiets(clock.now())).toEqual([]);
  look('ok', 900);
  expect(state.incidents(0)).toMatchObject([{ closedAt: expect.any(Number) as number }]);
  expect(told()).toEqual([]);
});

it('tells afterwards what fails since then, once', () => {
  const { look, told, quiet } = machine();
  look('ok', 600);
  quiet.begin(PLAN, 'recover-1');
  look('critical', 300);
  quiet.end('recover-1');
  expect(told()).toEqual([]);
  look('critical', 300);
  expect(told()).toEqual(['opened']);
});

it('tells afterwards that what failed before is over, and nothing when it fails as before', () => {
  const mended = machine();
  mended.look('critical', 300);
  mended.quiet.begin(PLAN, 'recover-1');
  mended.look('ok', 900);
  expect(mended.told()).toEqual(['opened']);
  mended.quiet.end('recover-1');
  mended.look('ok', 60);
  expect(mended.told()).toEqual(['opened', 'resolved']);

  const same = machine();
  same.look('critical', 300);
  same.quiet.begin(PLAN, 'recover-1');
  same.look('ok', 600);
  same.look('critical', 300);
  same.quiet.end('recover-1');
  same.look('critical', 300);
  expect(same.told()).toEqual(['opened']);
});

it('ends by itself when the run died, and is written anew when it is gone on with', () => {
  const { clock, state, quiet } = machine();
  quiet.begin(PLAN, 'recover-1');
  quiet.begin(PLAN, 'recover-1');
  expect(state.alerts.quiets(clock.now())).toHaveLength(1);
  clock.advance(3 * 3_600_000);
  expect(state.alerts.quiets(clock.now())).toEqual([]);
});

it('lets a run go on when the state cannot be written', () => {
  const { clock, state } = machine();
  const broken = quietFor({
    clock,
    state: {
      ...state,
      alerts: {
        ...state.alerts,
        addQuiet: () => {
          throw new Error('disk full');
        },
      },
    },
  });
  expect(() => broken.begin(PLAN, 'recover-1')).not.toThrow();
  expect(() => quietFor({ clock }).begin(PLAN, 'recover-1')).not.toThrow();
});
