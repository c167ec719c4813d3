import { conclude } from '#domain/diagnosis/conclude.ts';
import { SERVICE_RULES } from '#domain/diagnosis/service/rules.ts';
import type { World } from '#services/ports/world.ts';
import { machineLook } from '#services/procedures/diagnose/shared/machine.ts';
import type { Subject } from '#services/procedures/diagnose/subject.ts';
import type { ServiceTarget } from '#services/procedures/diagnose/target.ts';

import { holdersLook, needsLook, processLook } from './around.ts';
import { leftLook, managedLook, unitLook } from './unit.ts';

/** Why a service does not run, or is not well though it does. */
export function serviceSubject(world: World, target: ServiceTarget, limitMs: number): Subject {
  const { id, manager } = target;
  const managed = managedLook(world, target, limitMs);
  const left = leftLook(world, target, managed, limitMs);
  const unit = unitLook(world, target, managed, limitMs);
  const process = processLook(world, unit, limitMs);
  const holders = holdersLook(world, unit, limitMs);
  const needs = needsLook(world, target, limitMs);
  const machine = machineLook(world, limitMs);
  return {
    name: `service:${id}`,
    title: `Diagnose ${id}`,
    lookings: [managed, left, unit, process, holders, needs, machine],
    conclude: (notLooked) =>
      conclude(
        `service:${id}`,
        {
          id,
          manager,
          managed: managed.observed(),
          left: left.observed(),
          unit: unit.observed(),
          process: process.observed(),
          holders: holders.observed(),
          needs: needs.observed(),
          checks: world.state.readings().filter((reading) => target.checks.includes(reading.id)),
          machine: machine.observed(),
        },
        SERVICE_RULES,
        notLooked,
      ),
  };
}
