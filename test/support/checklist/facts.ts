import { dayOf } from '#domain/checklist/days.ts';
import type { ChecklistFacts } from '#domain/checklist/facts.ts';
import { DEFAULT_CHECKLIST } from '#domain/checklist/settings.ts';
import type { Reading } from '#domain/reading.ts';
import { scoreItems } from '#domain/score-items.ts';
import { DEFAULT_LIMITS, scoreOf } from '#domain/score.ts';

import { NOW, TROUBLED } from '../machine.ts';

/** What a list of the troubled machine is made of, on its Friday. */
export function factsWith(
  change: Partial<ChecklistFacts> = {},
  readings: readonly Reading[] = TROUBLED,
): ChecklistFacts {
  return {
    list: 'daily',
    at: NOW,
    day: dayOf(NOW),
    settings: DEFAULT_CHECKLIST,
    readings,
    absent: [],
    score: scoreOf(scoreItems(readings, NOW), DEFAULT_LIMITS),
    incidents: [],
    logs: { found: { errors: 3, newKinds: 0, kinds: [], files: [], recent: 2, complete: true } },
    oldLogs: { nothing: 'no logs found' },
    growth: { nothing: 'no disk was looked at before' },
    clock: { nothing: 'there is no timedatectl' },
    worktrees: { nothing: 'no projects' },
    actions: null,
    outcomes: {},
    answers: {},
    acceptances: {},
    signed: null,
    before: null,
    ...change,
  };
}
