import type { Step } from '#services/procedures/engine/step.ts';

import type { PushParams } from './params.ts';

/** A person's own patience with silent programs, in every step that has one. */
export function withIdle(step: Step, { idleMs }: Pick<PushParams, 'idleMs'>): Step {
  return step.idleTimeoutMs === undefined ? step : { ...step, idleTimeoutMs: idleMs ?? step.idleTimeoutMs };
}
