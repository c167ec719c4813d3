import { OpsError } from '#domain/errors.ts';
import { possible } from '#domain/service/possible.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { endingOf, lifeJson, unitNow } from '#services/procedures/service/seen.ts';
import { stepId, type UnitWork } from '#services/procedures/service/unit-step.ts';

/** Looks at a unit before anything is done with it. */
export function lookStep({ world, params, unit }: UnitWork): Step {
  return {
    id: stepId.look(unit),
    title: `Look at ${unit.name}`,
    phase: 'look',
    reads: true,
    needs: [],
    timeoutMs: 30_000,
    async run({ signal }) {
      const now = await unitNow(world, unit, signal);
      const can = possible(params.action, now);
      if (can.state === 'no')
        throw new OpsError('not-possible', `${unit.name} cannot be acted on: ${can.why}.`, {
          hint: 'Nothing was changed.',
          exit: 'refused',
        });
      const pid = now.pid === null ? '' : ` as pid ${now.pid}`;
      return { result: lifeJson(world, now), summary: `${now.state}${pid}${endingOf(now)}` };
    },
  };
}
