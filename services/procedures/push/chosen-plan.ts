import type { Plan } from '#domain/procedure/plan.ts';
import { leftOut } from '#domain/push/left-out.ts';
import type { PushChoices } from '#domain/push/review.ts';

import type { PushParams } from './params.ts';
import { pushPlan } from './procedure.ts';
import type { PushWorld } from './world.ts';

/** The plan of a push without what a person leaves out of it. Throws what {@link leftOut} throws. */
export function chosenPlan(world: PushWorld, params: PushParams, choices: PushChoices): Plan {
  const whole = pushPlan(world, params);
  const left = leftOut(whole, choices);
  if (left.length === 0) return whole;
  const names = new Set(left.map(({ id }) => id));
  return pushPlan(world, { ...params, skip: [...left, ...params.skip.filter(({ id }) => !names.has(id))] });
}
