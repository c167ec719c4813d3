import { expect, test } from 'vitest';

import type { Plan } from '#domain/procedure/plan.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import { announced } from '#services/procedures/runs/announced.ts';

const RUN = 'push-20260105-100000-a1b2';
const base = { seq: 1, at: 5, run: RUN } as const;
const plan = (procedure: string): Plan => ({
  schema: 1,
  procedure,
  subject: { id: 'billing', path: '/srv/billing' },
  title: 'Push billing v1.0.0 to v1.1.0',
  phases: [],
  steps: [],
  params: {},
  fingerprint: 'x',
  at: 1,
});
const began: RunEvent = {
  ...base,
  type: 'began',
  how: 'run',
  worker: { pid: 1, started: '1', boot: 'b', host: 'atlas' },
};
const ended = (state: 'done' | 'undone'): RunEvent => ({
  ...base,
  type: 'ended',
  state,
  exit: state === 'done' ? 0 : 5,
  error: state === 'done' ? null : { code: 'x', message: 'The tests failed.', hint: null },
  result: {},
});

test.each<[RunEvent, string, string, string]>([
  [began, 'run-started', 'info', `run ${RUN}`],
  [ended('done'), 'run-ended', 'info', RUN],
  [ended('undone'), 'run-stopped', 'warning', `taken back: The tests failed. (${RUN})`],
])('%j of a push and of a recovery is told as %s', (event, kind, severity, summary) => {
  const told = { kind, severity, summary, about: RUN, title: 'Push billing v1.0.0 to v1.1.0', at: 5, quiet: null };
  expect(announced(plan('push'), event)).toMatchObject(told);
  expect(announced(plan('recover'), event)).toMatchObject(told);
});

test('nobody is told of other runs, nor of steps', () => {
  expect(announced(plan('diagnose'), began)).toBeNull();
  expect(announced(null, began)).toBeNull();
  expect(announced(plan('push'), { ...base, type: 'undoing', step: 'tag' })).toBeNull();
});
