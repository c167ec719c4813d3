import { restoreLookStep, restoreStep } from '#services/procedures/backup/put-back-step.ts';
import type { Step } from '#services/procedures/engine/step.ts';

import type { RecoveryParts } from './parts.ts';

/** Looks at the backup before anything is stopped. */
export function restoreLookSteps({ world, params }: RecoveryParts): readonly Step[] {
  const { putBack } = params;
  return putBack === undefined || putBack.sources.length === 0 ? [] : [restoreLookStep(world, putBack.id, 'preflight')];
}

/** Puts the data of the backup back in its place, each source with what was there renamed aside. */
export function restoreSteps({ world, params }: RecoveryParts): readonly Step[] {
  const { putBack } = params;
  if (putBack === undefined) return [];
  return putBack.sources.map((source, index) => restoreStep(world, putBack.id, source, { phase: 'restore', index }));
}
