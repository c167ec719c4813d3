import { fixProcedure } from '#cli/diagnose/fix-procedure.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { serviceWorldOf } from '#cli/service/service-world.ts';
import { isServiceLike } from '#domain/emergency/choices.ts';
import { mendOf } from '#domain/emergency/mend.ts';
import { planText } from '#domain/emergency/recovery/plan-text.ts';
import { OpsError } from '#domain/errors.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { planMend } from '#services/procedures/mend/plan.ts';
import { targetOf } from '#services/procedures/recovery/about.ts';
import { runId } from '#services/procedures/runs/id.ts';

import { typed } from './numbered.ts';
import { printPlan } from './recovery.ts';
import type { Plain } from './run.ts';

/** Choice 1: what mends the cause, after it was shown and agreed to. */
export async function fixTheCause({ invocation, situation }: Plain): Promise<number | null> {
  const { config, signal } = invocation;
  const [worst] = situation.broken;
  const { diagnosis } = situation;
  if (worst === undefined || diagnosis === null) return null;
  const world = { ...serviceWorldOf(invocation) };
  const { service } = await targetOf({ ...world }, config, worst, signal);
  const mend = mendOf(diagnosis, isServiceLike(worst));
  if (typeof mend === 'string') throw new OpsError('no-fix', `It cannot be fixed from here: ${mend}.`);
  const { plan, asks, findings } = await planMend(world, config, mend, { service, signal });
  printPlan(invocation, planText(plan), [...findings.map(({ message }) => message), ...asks.consequences]);
  const blocking = findings.find(({ blocks }) => blocks);
  if (blocking !== undefined) throw new OpsError('blocked', blocking.message, { exit: 'refused' });
  if (!(await typed('fix', invocation))) return null;
  return executeHere(invocation, ({ host, control }) =>
    execute(fixProcedure(world, plan), {
      run: runId(plan.procedure, host.clock.now(), host.locks.self),
      how: 'run',
      host,
      control,
    }),
  );
}
