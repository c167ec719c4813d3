import { expect, test } from 'vitest';

import { estimated } from '#cli/push/estimated.ts';
import { listPushes } from '#cli/push/list.ts';
import type { JournalRecord } from '#domain/procedure/record.ts';
import type { PushReview } from '#domain/push/review.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { invocationIn } from '../support/invocation.ts';
import { begun, finished, pushPlan, records, started } from '../support/runs/plan.ts';

const PLAN = pushPlan('parcel');

/** The journal of a push that ended so; its one step took this long. */
const push = (state: 'done' | 'undone', tookMs: number): readonly JournalRecord[] =>
  records(...begun(PLAN), started('tree'), finished('tree', '', tookMs), {
    type: 'ended',
    state,
    exit: state === 'done' ? 0 : 5,
    error: null,
    result: {},
  });

function world() {
  const journals = fakeJournals();
  [push('done', 100), push('done', 300), push('undone', 200), push('done', 5000)].forEach((all, at) => {
    const journal = journals.create(`push-20261120-14320${at}-a1b2`);
    all.forEach((record) => journal.append(record));
  });
  return { ...demoWorld({ clock: new ManualClock() }), journals };
}

test('the list ends with how the pushes of a project went and how long each step took', () => {
  const { invocation, out } = invocationIn(world(), {});
  expect(listPushes(invocation)).toBe(0);
  expect(out()).toContain('push-20261120-143203-a1b2   done');
  expect(out()).toMatch(
    /\nparcel {3}3 of 4 runs went well \(75 %\), 4\.0 s in the middle\n {2}tree +300 ms {3}4 runs\n$/,
  );
});

test('as JSON it has the numbers', () => {
  const { invocation, out } = invocationIn(world(), { values: { json: true } });
  listPushes(invocation);
  expect(JSON.parse(out())).toMatchObject({
    runs: [{ state: 'done' }, { state: 'undone' }, { state: 'done' }, { state: 'done' }],
    projects: [
      { project: 'parcel', ended: 4, done: 3, successRate: 75, steps: [{ step: 'tree', medianMs: 300, runs: 4 }] },
    ],
  });
});

test('without a push it is empty', () => {
  const { invocation, out } = invocationIn({ ...world(), journals: fakeJournals() }, {});
  listPushes(invocation);
  expect(out()).toBe('');
});

test('a push is estimated by earlier ones of the same project', () => {
  const review = { project: { path: PLAN.subject.path }, estimateMs: null, earlierRuns: 0 } as unknown as PushReview;
  expect(estimated(review, world().journals)).toMatchObject({ estimateMs: 4000, earlierRuns: 3 });
  const other = { ...review, project: { ...review.project, path: '/srv/other' } };
  expect(estimated(other, world().journals)).toMatchObject({ estimateMs: null, earlierRuns: 0 });
});

test('a push is estimated by the latest of many, and the others are not read', () => {
  const { journals } = world();
  let read = 0;
  const counted = {
    ...journals,
    list: () => Array.from({ length: 500 }, () => journals.list()[0] ?? ''),
    read: (run: string) => (read++, journals.read(run)),
  };
  const review = { project: { path: PLAN.subject.path }, estimateMs: null, earlierRuns: 0 } as unknown as PushReview;
  expect(estimated(review, counted).earlierRuns).toBeLessThanOrEqual(20);
  expect(read).toBeLessThanOrEqual(100);
});
