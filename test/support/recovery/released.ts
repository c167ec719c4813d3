import type { Happened } from '#domain/procedure/record.ts';
import { plannedAll } from '#services/procedures/engine/step.ts';

import { WORKER } from '../runs/plan.ts';

interface Told {
  readonly commit: string;
  readonly version: string;
  readonly ends: 'done' | 'undone';
}

/** What the journal of a push tells that went through, or was taken back. */
export function releaseSteps({ commit, version, ends }: Told): readonly Happened[] {
  const run = () => Promise.resolve();
  const steps = plannedAll([
    { id: 'commit', title: 'Commit', phase: 'git', run },
    { id: 'push', title: 'Push', phase: 'git', run },
  ]);
  const params = { project: { id: 'api' }, next: version, tag: { name: `v${version}` }, base: commit };
  const plan = {
    schema: 1,
    procedure: 'push',
    subject: { id: 'api', path: '/api' },
    title: 'Push api',
    phases: [{ id: 'git', title: 'Git' }],
    steps,
    params,
    fingerprint: '',
    at: 0,
  } as const;
  return [
    { type: 'planned', plan },
    { type: 'began', how: 'run', worker: WORKER },
    ...steps.flatMap(({ id }): readonly Happened[] => [
      { type: 'started', step: id, attempt: 1, before: null },
      { type: 'finished', step: id, found: false, result: { commit }, summary: '', tookMs: 1 },
    ]),
    { type: 'ended', state: ends, exit: 0, error: null, result: {} },
  ];
}
