import { type Mend } from '#domain/emergency/mend.ts';
import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { ServiceName } from '#domain/service/names.ts';
import { paramsIn } from '#services/procedures/end-process/params.ts';
import { planEndProcess } from '#services/procedures/end-process/procedure.ts';
import type { EndProcessWorld } from '#services/procedures/end-process/stand.ts';
import { paramsOf } from '#services/procedures/service/params.ts';
import { type PlannedService, planService, type ServiceFinding } from '#services/procedures/service/plan.ts';
import type { ServiceFacts, ServiceWorld } from '#services/procedures/service/world.ts';

import { mendPlan } from './procedure.ts';

export interface PlannedMend extends Pick<PlannedService, 'plan' | 'asks' | 'isNeeded'> {
  readonly findings: readonly Pick<ServiceFinding, 'message' | 'blocks'>[];
}

interface About {
  /** The service that is broken; null when it is none. */
  readonly service: ServiceName | null;
  readonly signal: AbortSignal;
}

/**
 * The plan that mends a cause: ends a process, acts on a service, or one after the other. Changes nothing. Rejects with
 * OpsError when the process has ended meanwhile or takes no signal from here.
 */
export async function planMend(
  world: ServiceWorld & EndProcessWorld,
  facts: ServiceFacts,
  { ends, acts, fix }: Mend,
  { service, signal }: About,
): Promise<PlannedMend> {
  const ending = ends === null ? null : await planEndProcess(world, ends);
  const target = acts === null ? null : acts.unit === null ? service : named(acts.unit, facts);
  const acting =
    acts === null || target === null
      ? null
      : await planService(world, facts, [target], { action: acts.action }, signal);
  if (ending === null && acting !== null) return acting;
  if (ending === null)
    throw new OpsError('nothing-to-do', 'There is nothing to do from here.', { exit: 'nothingToDo' });
  if (acting === null) return { plan: ending, findings: [], isNeeded: true, asks: asksOf(ending, fix.costs) };
  const title = `${ending.title}, then ${lowered(acting.plan.title)}`;
  const plan = mendPlan(world, title, { ends: paramsIn(ending.params), service: paramsOf(acting.plan) });
  return {
    plan,
    findings: acting.findings,
    isNeeded: true,
    asks: {
      ...asksOf(plan, fix.costs),
      consequences: [...(fix.costs === null ? [] : [sentence(fix.costs)]), ...acting.asks.consequences],
    },
  };
}

/** A unit by the name the configuration has for it. */
function named(
  { manager, unit }: { readonly manager: string; readonly unit: string },
  facts: ServiceFacts,
): ServiceName {
  const known = facts.services.find((one) => one.manager === manager && one.unit === unit);
  return { id: known?.id ?? null, manager, unit };
}

function asksOf(plan: Plan, costs: string | null): PlannedService['asks'] {
  return {
    tier: 'interrupting',
    title: `${plan.title}?`,
    commands: plan.steps.filter(({ skipped }) => skipped === null).flatMap(({ commands }) => commands),
    consequences: costs === null ? [] : [sentence(costs)],
    button: plan.title,
  };
}

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
