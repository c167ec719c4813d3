import type { Refusal } from '#services/ports/managers.ts';

import { controlOf, soon } from './seen.ts';
import { actingOf, type UnitWork } from './unit-step.ts';

/** Why this user may not do it now; null when they may. */
export function refusalOf(work: UnitWork, signal: AbortSignal): Promise<Refusal | null> {
  const control = controlOf(work.world, work.unit.manager);
  return soon(work.world, signal, (limited) => control.refusal(actingOf(work), limited));
}
