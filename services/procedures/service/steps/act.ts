import { OpsError } from '#domain/errors.ts';
import type { OnFailure } from '#domain/procedure/plan.ts';
import { inverseOf } from '#domain/service/unit.ts';
import { joinCommand } from '#domain/split-command.ts';
import { within } from '#services/procedures/diagnose/within.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { inPlace } from '#services/procedures/service/in-place.ts';
import { pause } from '#services/procedures/service/pause.ts';
import { refusalOf } from '#services/procedures/service/refusal.ts';
import { controlOf } from '#services/procedures/service/seen.ts';
import { actingOf, lineOf, stepId, titleOf, type UnitWork } from '#services/procedures/service/unit-step.ts';

import { turnTaken } from './turn.ts';

/** Managers resolve when they accepted it; what they do then is waited for elsewhere. */
const ACT_MS = 60_000;

/** Does it, through the manager; has the inverse for its undo where there is one. */
export function actStep(work: UnitWork, needs: readonly string[], onFailure: OnFailure): Step {
  const { world, params, unit } = work;
  const inverse = inverseOf(params.action);
  const first = (context: StepContext) => context.resultOf(stepId.look(unit));
  return {
    id: stepId.act(unit),
    title: titleOf(work),
    phase: 'act',
    needs,
    irreversible: inverse === null,
    commands: [lineOf(work)],
    writes: unit.name,
    skipped: unit.skip,
    onFailure,
    timeoutMs: ACT_MS + unit.withinMs,
    when: (context) => turnTaken(context.resultOf(stepId.turn(unit))).skipped ?? lacking(work, context),
    before: (context) => Promise.resolve(first(context)),
    probe: async (context) => {
      // A signal and a reload leave no trace that could be asked for.
      if (context.result !== null && inverse === null && leavesNoTrace(work)) return { state: 'done' };
      return inPlace(work, context.before, context.signal);
    },
    async run(context) {
      if (turnTaken(context.resultOf(stepId.turn(unit))).byPerson)
        return { result: { by: 'person' }, summary: 'done by you' };
      context.note(`$ ${joinCommand(unit.command)}`);
      await doIt(work, context.signal);
      return { result: { by: 'console' }, summary: 'accepted' };
    },
    ...(inverse !== null && {
      undo: async (context: StepContext) => {
        const back = { ...work, params: { ...params, action: inverse } };
        if ((await inPlace(back, context.before, context.signal)).state === 'done') return;
        const refused = await refusalOf(back, context.signal);
        if (refused !== null)
          throw new OpsError('no-rights', `${titleOf(back)}: ${refused.why}.`, {
            hint: `Run it yourself: ${joinCommand(refused.command)}`,
            exit: 'rollbackIncomplete',
          });
        context.note(`$ ${joinCommand(controlOf(world, unit.manager).command(actingOf(back)))}`);
        await doIt(back, context.signal);
        await settled(back, context);
      },
    }),
  };
}

/** A manager that accepted something has not yet done it. */
async function settled(work: UnitWork, { before, signal }: StepContext): Promise<void> {
  const { clock } = work.world;
  const end = clock.monotonic() + work.unit.withinMs;
  while (clock.monotonic() < end && (await inPlace(work, before, signal)).state !== 'done')
    await pause(clock, work.unit.everyMs, signal);
}

/** A manager that does not even say that it accepted is not waited for. */
function doIt(work: UnitWork, outer: AbortSignal): Promise<void> {
  const control = controlOf(work.world, work.unit.manager);
  return within({ clock: work.world.clock, limitMs: ACT_MS, outer }, (signal) => control.act(actingOf(work), signal));
}

const leavesNoTrace = ({ params: { action } }: UnitWork): boolean => action === 'reload' || action === 'kill';

/** Why it is left alone: what it cannot do without is not ready. */
function lacking({ params, unit }: UnitWork, context: StepContext): string | null {
  const missing = params.units.filter(
    ({ id, skip }) => unit.requires.includes(id) && skip === null && context.resultOf(stepId.ready({ id })) === null,
  );
  return missing.length === 0 ? null : `${missing.map(({ name }) => name).join(', ')} is not ready`;
}
