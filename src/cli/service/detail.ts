import type { Invocation } from '#cli/command.ts';
import { bounded } from '#domain/bounded.ts';
import type { Unit, UnitDetail } from '#services/ports/managers.ts';
import { keyOf } from '#services/procedures/service/targets.ts';

import { MOST_CLOSELY } from './usage.ts';

/** Questions to managers at one time. */
const AT_ONCE = 8;
/**
 * What managers know of units besides their state, by `manager/unit`; what cannot be asked is left out, and of more units
 * than a person looks at closely, everything.
 */
export async function detailOf(
  { world, signal }: Invocation,
  units: readonly Unit[],
): Promise<ReadonlyMap<string, UnitDetail>> {
  const found = new Map<string, UnitDetail>();
  if (units.length > MOST_CLOSELY) return found;
  await bounded(units, AT_ONCE, async (unit) => {
    const control = world.managers.find(({ name }) => name === unit.manager)?.control;
    if (control === undefined || unit.state === 'not-found') return;
    const detail = await control.detail(unit.name, signal).catch(() => null);
    if (detail !== null) found.set(keyOf(unit.manager, unit.name), detail);
  });
  return found;
}
