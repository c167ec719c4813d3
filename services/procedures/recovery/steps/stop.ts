import { textField } from '#domain/field.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { scoped } from '#services/procedures/recovery/scoped.ts';
import { worksOf } from '#services/procedures/recovery/units.ts';
import { actStep } from '#services/procedures/service/steps/act.ts';
import { lookStep } from '#services/procedures/service/steps/look.ts';
import { readyStep } from '#services/procedures/service/steps/ready.ts';
import { turnStep } from '#services/procedures/service/steps/turn.ts';
import { stepId, type UnitWork } from '#services/procedures/service/unit-step.ts';

import type { RecoveryParts } from './parts.ts';

const UP = ['running', 'starting', 'stopping', 'crash-loop'];

/** Stops what runs, those that others need last. What ran before is started again when the run is taken back. */
export function stopSteps({ world, params }: RecoveryParts): readonly Step[] {
  const works = worksOf(world, params, 'stop');
  const looks = works.map(lookStep);
  const looked = looks.map(({ id }) => id);
  const steps = works.flatMap((work) => {
    const before = [...looked, ...work.unit.needs.map((id) => stepId.ready({ id }))];
    const turn = turnStep(work, before);
    const act = actStep(work, turn === null ? before : [turn.id], 'undo');
    return [turn, act, readyStep(work, 'undo')].filter((step) => step !== null).map((step) => whereItRuns(work, step));
  });
  return [...looks, ...steps].map((step) => scoped('stop', 'stop', step));
}

/** What does not run has no need to be stopped, and is not started when the run is taken back. */
function whereItRuns({ unit }: UnitWork, step: Step): Step {
  return {
    ...step,
    when: (context) => {
      const state = textField(context.resultOf(stepId.look(unit)), 'state') ?? '';
      return UP.includes(state) ? (step.when?.(context) ?? null) : `${unit.name} does not run`;
    },
  };
}
