import { expect, it } from 'vitest';

import { quietOf } from '#domain/alerts/of-run.ts';
import type { Plan } from '#domain/procedure/plan.ts';

const plan = (procedure: string, params: Plan['params'] = {}, reads = false): Plan => ({
  schema: 1,
  procedure,
  subject: { id: 'api', path: '/srv/api' },
  title: procedure,
  phases: [],
  steps: [
    {
      id: 'act',
      title: 'Act',
      phase: 'act',
      reads,
      irreversible: false,
      needs: [],
      commands: [],
      writes: null,
      skipped: null,
      onFailure: 'undo',
    },
  ],
  params,
  fingerprint: '',
  at: 0,
});
const units = [
  { id: 'web', name: 'web', checks: ['http:web'] },
  { id: 'db', name: 'db', checks: [] },
];

it.each<[Plan, readonly string[] | undefined]>([
  [plan('recover'), ['*']],
  [plan('push'), ['*:api']],
  [plan('rollback'), ['*:api']],
  [plan('service', { units }), ['service:web', 'http:web', 'service:db']],
  [plan('mend', { service: { units } }), ['service:web', 'http:web', 'service:db']],
  [plan('service', {}), undefined],
  [plan('diagnose'), undefined],
  [plan('recover', {}, true), undefined],
])('%# wants quiet', (one, scopes) => {
  expect(quietOf(one)?.scopes).toEqual(scopes);
});
