import type { UnitAction } from '#domain/service/unit.ts';
import type { PlannedUnit, ServiceParams } from '#services/procedures/service/params.ts';
import type { UnitWork } from '#services/procedures/service/unit-step.ts';

import type { RecoverParams } from './params.ts';
import type { RecoveryWorld } from './world.ts';

/** What starting or stopping the units of a recovery is made from, in the order of acting. */
export function worksOf(
  world: RecoveryWorld,
  { services }: Pick<RecoverParams, 'services'>,
  action: Extract<UnitAction, 'start' | 'stop'>,
): readonly UnitWork[] {
  const units: readonly PlannedUnit[] =
    action === 'start'
      ? services
      : services.toReversed().map((unit) => ({
          ...unit,
          ...unit.stop,
          // What needs it is stopped before it.
          needs: services.filter(({ needs }) => needs.includes(unit.id)).map(({ id }) => id),
          requires: [],
        }));
  const params: ServiceParams = { kind: 'service', action, signal: 'TERM', units };
  return units.map((unit) => ({ world, params, unit }));
}
