import type { Step } from '#services/procedures/engine/step.ts';

import type { OwnCommand, PushParams } from './params.ts';
import { commandStep } from './steps/command.ts';
import { lookCommandStep } from './steps/look-command.ts';
import type { PushWorld } from './world.ts';

/**
 * The steps with a person's own commands put before the first or after the last one of their phase. What runs before the
 * separate tree exists only looks, in the project's own folder.
 */
export function withOwnSteps(world: PushWorld, params: PushParams, steps: readonly Step[]): readonly Step[] {
  return params.own.reduce<readonly Step[]>((all, own) => {
    const step = stepOf(world, params, own);
    const places = all.flatMap(({ phase }, at) => (phase === own.phase ? [at] : []));
    const at = own.when === 'before' ? (places[0] ?? all.length) : (places.at(-1) ?? all.length - 1) + 1;
    return all.toSpliced(at, 0, step);
  }, steps);
}

function stepOf(world: PushWorld, params: PushParams, own: OwnCommand): Step {
  const step = own.phase === 'validate' ? lookCommandStep(world, params, own) : commandStep(world, own.phase, own);
  return own.timeoutMs === null ? step : { ...step, timeoutMs: own.timeoutMs };
}
