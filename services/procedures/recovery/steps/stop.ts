import { textField } from '#domain/field.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { goneStep } from '#services/procedures/recovery/gone.ts';
import { scoped } from '#services/procedures/recovery/scoped.ts';
import { worksOf } from '#services/procedures/recovery/units.ts';
import { actStep } from '#services/procedures/service/steps/act.ts';
import { lookStep } from '#services/procedures/service/steps/look.ts';
import { turnStep } from '#services/procedures/service/steps/turn.ts';
import { stepId, type UnitWork } from '#services/procedures/service/unit-step.ts';

import type { RecoveryParts } from './parts.ts';
import { portsStep } from './ports.ts';

const UP = ['running', 'starting', 'stopping', 'crash-loop'];

/**
 * Stops what runs, those that others need last, and frees their ports. What ran before is started again when the run is
 * taken back; what did not stays as it was.
 */
export function stopSteps(parts: RecoveryParts): readonly Step[] {
  const works = worksOf(parts.world, parts.params, 'stop');
  const looks = works.map(lookStep);
  const looked = looks.map(({ id }) => id);
  const steps = works.flatMap((work) => {
    const before = [...looked, ...work.unit.needs.map((id) => stepId.ready({ id }))];
    const turn = turnStep(work, before);
    const act = actStep(work, turn === null ? before : [turn.id], 'undo');
    return [turn, act, goneStep(parts.world, work)]
      .filter((step) => step !== null)
      .map((step) => ({ ...whereItRuns(work, step), settledBy: `start-${stepId.act(work.unit)}` }));
  });
  const scopedSteps = [...looks, ...steps].map((step) => scoped('stop', 'stop', step));
  const ports = portsStep(
    parts,
    scopedSteps.map(({ id }) => id),
  );
  return ports === null ? scopedSteps : [...scopedSteps, ports];
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
