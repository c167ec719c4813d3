import type { Step } from '#services/procedures/engine/step.ts';
import { scoped } from '#services/procedures/recovery/scoped.ts';
import { worksOf } from '#services/procedures/recovery/units.ts';
import { actStep } from '#services/procedures/service/steps/act.ts';
import { lookStep } from '#services/procedures/service/steps/look.ts';
import { readyStep } from '#services/procedures/service/steps/ready.ts';
import { turnStep } from '#services/procedures/service/steps/turn.ts';
import { stepId } from '#services/procedures/service/unit-step.ts';

import type { RecoveryParts } from './parts.ts';

/** Starts every service when those it needs are ready, and waits until it is. */
export function restartSteps({ world, params }: RecoveryParts): readonly Step[] {
  const works = worksOf(world, params, 'start');
  const looks = works.map(lookStep);
  const looked = looks.map(({ id }) => id);
  const steps = works.flatMap((work) => {
    const before = [...looked, ...work.unit.needs.map((id) => stepId.ready({ id }))];
    const turn = turnStep(work, before);
    const act = actStep(work, turn === null ? before : [turn.id], 'undo');
    return [turn, act, readyStep(work, 'undo')].filter((step) => step !== null);
  });
  return [...looks, ...steps].map((step) => scoped('start', 'restart', step));
}
