import type { Step } from '#services/procedures/engine/step.ts';

import type { RecoveryParts } from './parts.ts';

/** Looks whether everything is there that the recovery needs, before anything is touched. */
export function preflightSteps({ params }: RecoveryParts): readonly Step[] {
  return [
    {
      id: 'preflight',
      title: 'Look whether it can be done',
      phase: 'preflight',
      reads: true,
      run() {
        return Promise.resolve({ summary: `${params.services.length} services` });
      },
    },
  ];
}
