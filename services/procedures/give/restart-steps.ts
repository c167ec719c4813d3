import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { inPlace } from '#services/procedures/service/in-place.ts';
import type { PlannedUnit, ServiceParams } from '#services/procedures/service/params.ts';
import { serviceSteps } from '#services/procedures/service/procedure.ts';
import { controlOf } from '#services/procedures/service/seen.ts';
import { actingOf, stepId } from '#services/procedures/service/unit-step.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';

export interface Restarts {
  readonly world: ServiceWorld;
  readonly units: readonly PlannedUnit[];
  /** Ids of the steps that come first. */
  readonly after: readonly string[];
  /** Whether what the unit reads is the new one. */
  readonly isNew: (unit: PlannedUnit) => Promise<boolean>;
  /** Makes what the unit reads the old one again. */
  readonly makeOld: (unit: PlannedUnit, context: StepContext) => Promise<void>;
}

/**
 * Restarts units until they are ready with what they read. Other than a restart alone it can be taken back: what they read is
 * put back first, then they are restarted once more.
 */
export function restartSteps(restarts: Restarts): readonly Step[] {
  const { world, units, after } = restarts;
  if (units.length === 0) return [];
  const params: ServiceParams = { kind: 'service', action: 'restart', signal: 'TERM', units };
  const steps = serviceSteps(world, params);
  return steps.map((step): Step => {
    const unit = units.find((one) => stepId.act(one) === step.id);
    const needs = (step.needs ?? []).length === 0 ? after : (step.needs ?? []);
    const common: Step = { ...step, phase: 'give', needs, onFailure: 'undo' };
    return unit === undefined ? common : backable(restarts, params, { act: common, unit, steps });
  });
}

interface Acting {
  readonly act: Step;
  readonly unit: PlannedUnit;
  readonly steps: readonly Step[];
}

function backable({ world, isNew, makeOld }: Restarts, params: ServiceParams, { act, unit, steps }: Acting): Step {
  const work = { world, params, unit };
  const ready = steps.find(({ id }) => id === stepId.ready(unit));
  return {
    ...act,
    irreversible: false,
    probe: async (context) =>
      (await isNew(unit)) ? inPlace(work, context.before, context.signal) : { state: 'absent' },
    async undo(context) {
      const was = await inPlace(work, context.before, context.signal);
      await makeOld(unit, context);
      // It never got the new one.
      if (was.state === 'absent') return;
      context.note(`restarting ${unit.name} with what it had before`);
      await controlOf(world, unit.manager).act(actingOf(work), context.signal);
      await ready?.run(context);
    },
  };
}
