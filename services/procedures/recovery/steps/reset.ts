import type { Step } from '#services/procedures/engine/step.ts';
import { resetLookStep } from '#services/procedures/recovery/reset/look-step.ts';
import { resetStep } from '#services/procedures/recovery/reset/reset-step.ts';
import { resetOf } from '#services/procedures/recovery/reset/reset.ts';
import { snapshotStep } from '#services/procedures/recovery/reset/snapshot-step.ts';

import type { RecoveryParts } from './parts.ts';

/** Looks what the reset overwrites and whether that can be kept, before anything is stopped. */
export function resetLookSteps({ world, params }: RecoveryParts): readonly Step[] {
  const reset = resetOf(params);
  return reset === null ? [] : [resetLookStep(world, reset)];
}

/** Keeps the state of the checkout, then goes to the commit that was chosen. */
export function resetSteps({ world, params }: RecoveryParts): readonly Step[] {
  const reset = resetOf(params);
  return reset === null ? [] : [snapshotStep(world, reset), resetStep(world, reset)];
}
