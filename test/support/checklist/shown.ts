import { checklistOf } from '#domain/checklist/assemble.ts';
import type { ChecklistFacts } from '#domain/checklist/facts.ts';
import type { ShownList } from '#domain/checklist/shown.ts';
import type { ChecklistDesk } from '#screens/checklist/desk.ts';

import { incidentWith } from '../incident.ts';
import { NOW } from '../machine.ts';
import { factsWith } from './facts.ts';

const BEFORE = {
  day: '2026-11-19',
  rows: {
    'system-health': { status: 'ok', value: 90 },
    services: { status: 'ok', value: 11 },
    disk: { status: 'ok', value: 84 },
    logs: { status: 'ok', value: 5 },
    incidents: { status: 'ok', value: 0 },
  },
} as const;

const INCIDENT = incidentWith({
  id: 'i-17',
  checkId: 'service:health-monitor',
  title: 'health-monitor',
  summary: 'failed, exit 1: EADDRINUSE 7001',
  openedAt: NOW - 240_000,
});

/** The lists of the troubled machine as the place shows them. */
export function shownWith(change: Partial<ChecklistFacts> = {}): ShownList {
  const due = {
    learning: 'OPS-2026-11-18-001',
    task: 'Alert when the pool is above 80 %',
    owner: 'ana',
    deadline: '2026-11-19',
  };
  return {
    checklist: checklistOf(factsWith({ before: BEFORE, incidents: [INCIDENT], actions: { found: [due] }, ...change })),
    strip: [null, null, 1, 1, 0.9, 1, 1, null, null, 0.8, 1, 1, 0.9, 0.5],
    before: { name: 'yesterday', ok: 9, total: 9, signed: { by: 'ana', at: NOW - 86_400_000, note: '' } },
    days: ['2026-11-19', '2026-11-18', '2026-11-17'].map((day, index) => ({
      day,
      ok: index === 1 ? 8 : 9,
      total: 9,
      signed:
        index === 2
          ? null
          : { by: 'ana', at: NOW - (index + 1) * 86_400_000, note: index === 1 ? 'restart planned' : '' },
      open: index === 1 ? ['services'] : [],
    })),
    wrong: true,
    due: true,
  };
}

/** Writes down what a person asks for. */
export function fakeChecklistDesk() {
  const acts: string[] = [];
  const note =
    (name: string) =>
    (...given: readonly unknown[]): Promise<void> => {
      acts.push([name, ...given].join(' '));
      return Promise.resolve();
    };
  const desk: ChecklistDesk = {
    look: () => Promise.resolve(),
    again: note('again'),
    accept: note('accept'),
    clear: note('clear'),
    answer: note('answer'),
    sign: note('sign'),
    save: () => Promise.resolve('/home/ana/.local/state/cpm-console/checklists/daily-2026-11-20.md'),
  };
  return { acts, desk: () => Promise.resolve(desk) };
}
