import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { planEndProcess } from '#services/procedures/end-process/procedure.ts';
import type { EndProcessWorld } from '#services/procedures/end-process/stand.ts';
import { planService } from '#services/procedures/service/plan.ts';
import type { ServiceFacts, ServiceWorld } from '#services/procedures/service/world.ts';

/** What a fix would do, before anybody agrees. */
export interface PlannedFix {
  readonly plan: Plan;
  /** For the question. */
  readonly title: string;
  readonly commands: readonly string[];
  readonly costs: string | null;
}

/**
 * Plans a fix as the world is now; nothing is done. Rejects with OpsError `no-fix` for one that only a person can do, with
 * `not-possible` and its reason, and with those of the planners (`gone`, `guarded`).
 */
export async function planFix(
  world: ServiceWorld & EndProcessWorld,
  facts: ServiceFacts,
  { act, title, commands, costs }: Fix,
  signal: AbortSignal,
): Promise<PlannedFix> {
  const plan = act === null ? null : await planned(world, facts, act, signal);
  if (plan === null)
    throw new OpsError('no-fix', `${title}: that only a person can do.`, {
      hint: commands.length === 0 ? undefined : `Try ${commands.join(' && ')}`,
      exit: 'refused',
    });
  return { plan, title, commands, costs };
}

async function planned(
  world: ServiceWorld & EndProcessWorld,
  facts: ServiceFacts,
  { procedure, params }: NonNullable<Fix['act']>,
  signal: AbortSignal,
): Promise<Plan | null> {
  if (procedure === 'end-process' || procedure === 'continue-process') {
    const { pid, startedAt } = params;
    const wished = procedure === 'end-process' ? 'TERM' : 'CONT';
    if (typeof pid !== 'number' || typeof startedAt !== 'number') return null;
    return planEndProcess(world, { pid, startedAt, signal: wished });
  }
  const [manager, unit] = [textField(params, 'manager'), textField(params, 'unit')];
  if (procedure !== 'service' || manager === null || unit === null) return null;
  const known = facts.services.find((one) => one.manager === manager && one.unit === unit);
  const action = params['action'] === 'restart' ? 'restart' : 'start';
  const target = { id: known?.id ?? null, manager, unit };
  const { plan, findings } = await planService(world, facts, [target], { action }, signal);
  const blocked = findings.filter(({ blocks }) => blocks);
  if (blocked.length > 0)
    throw new OpsError('not-possible', blocked.map(({ message }) => message).join(' '), { exit: 'refused' });
  return plan;
}
