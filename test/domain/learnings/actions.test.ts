import { expect, test } from 'vitest';

import { actionsOf, dueActions, openActions } from '#domain/learnings/actions.ts';
import { BLANK } from '#domain/learnings/blank.ts';
import type { ActionItem, Learning } from '#domain/learnings/learning.ts';

const item = (task: string, deadline: string, done = false): ActionItem => ({ task, owner: 'ops', deadline, done });
const learning = (id: string, immediate: readonly ActionItem[], longTerm: readonly ActionItem[] = []): Learning => ({
  ...BLANK,
  id,
  timestamp: '2026-11-01T00:00:00Z',
  situation: { ...BLANK.situation, title: `About ${id}` },
  actionItems: { immediate, longTerm },
});
const TODAY = '2026-11-20';
const two = [
  learning(
    'OPS-2026-11-01-001',
    [item('late', '2026-11-18'), item('done', '2026-11-01', true)],
    [item('some day', '')],
  ),
  learning('OPS-2026-11-02-001', [item('today', TODAY), item('later', '2027-01-01'), item('latest', '2026-02-20')]),
];

test('the most urgent are first, what is done is last, what has no deadline before that', () => {
  const rows = actionsOf(two, TODAY).map(({ task, standing, daysLate, number, when }) => [
    task,
    standing,
    daysLate,
    number,
    when,
  ]);
  expect(rows).toEqual([
    ['latest', 'overdue', 273, 3, 'immediate'],
    ['late', 'overdue', 2, 1, 'immediate'],
    ['today', 'due', 0, 1, 'immediate'],
    ['later', 'open', -42, 2, 'immediate'],
    ['some day', 'open', null, 3, 'longTerm'],
    ['done', 'done', 19, 2, 'immediate'],
  ]);
});

test('due are those of today and before, open all that nobody has done', () => {
  expect(dueActions(two, TODAY).map(({ task }) => task)).toEqual(['latest', 'late', 'today']);
  expect(dueActions(two, '2026-11-17').map(({ task }) => task)).toEqual(['latest']);
  expect(openActions(two, TODAY).map(({ task }) => task)).not.toContain('done');
  expect(openActions(two, TODAY)).toHaveLength(5);
});

test('they know what they belong to', () => {
  expect(dueActions(two, TODAY)[0]).toMatchObject({
    id: 'OPS-2026-11-02-001',
    title: 'About OPS-2026-11-02-001',
    owner: 'ops',
  });
});
