import { isGround, reasonFor } from '#domain/push/left-out.ts';
import type { Step } from '#services/procedures/engine/step.ts';

import type { PushParams } from './params.ts';

/** The steps with the reason why some will not run; no tree is made when nothing is left that works in it. */
export function withSkipped(steps: readonly Step[], { skip }: PushParams): readonly Step[] {
  const marked = steps.map((step) => {
    const reason = reasonFor(step, skip);
    return reason === null ? step : { ...step, skipped: reason };
  });
  const working = marked.some((step) => !isGround(step) && step.phase !== 'validate' && step.skipped === undefined);
  return working ? marked : marked.map((step) => (isGround(step) ? { ...step, skipped: 'nothing needs it' } : step));
}
