import type { Plan } from '#domain/procedure/plan.ts';
import { consequencesOf } from '#domain/service/consequences.ts';
import type { ServiceName } from '#domain/service/names.ts';
import { dependentsOf } from '#domain/service/order.ts';
import type { KillSignal, UnitAction } from '#domain/service/unit.ts';

import { lookAt, type ServiceFinding } from './plan-look.ts';
import { ordered } from './plan-order.ts';
import { servicePlan } from './procedure.ts';
import { titleOf } from './unit-step.ts';
import type { ServiceFacts, ServiceWorld } from './world.ts';

export type { ServiceFinding } from './plan-look.ts';
export { readyChecks } from './plan-order.ts';

export interface ServiceWish {
  readonly action: UnitAction;
  /** Of `kill`. Default TERM. */
  readonly signal?: KillSignal | undefined;
}

export interface PlannedService {
  readonly plan: Plan;
  readonly findings: readonly ServiceFinding[];
  /** For the confirm: {@link Confirmation} of src/domain/confirm.ts without what it runs. */
  readonly asks: {
    readonly tier: 'interrupting';
    readonly title: string;
    readonly commands: readonly string[];
    readonly consequences: readonly string[];
    readonly button: string;
  };
  /** Whether anything is left to be done. */
  readonly isNeeded: boolean;
}

/** Plans to act on services. Asks their managers how they are and whether this user may; changes nothing, never rejects. */
export async function planService(
  world: ServiceWorld,
  facts: ServiceFacts,
  targets: readonly ServiceName[],
  { action, signal: kill = 'TERM' }: ServiceWish,
  signal: AbortSignal,
): Promise<PlannedService> {
  const items = ordered(targets, facts, action);
  const looked = await lookAt(world, items, action, kill, signal);
  const units = looked.map(({ unit }) => unit);
  const params = { kind: 'service', action, signal: kill, units } as const;
  const plan = servicePlan(world, params);
  const names = units.filter(({ skip }) => skip === null).map(({ name }) => name);
  const ids = units.flatMap(({ service }) => service ?? []);
  const [first] = units;
  const title = first === undefined ? '' : titleOf({ world, params, unit: { ...first, name: plan.subject.id } });
  return {
    plan,
    findings: looked.flatMap(({ findings }) => findings),
    isNeeded: names.length > 0,
    asks: {
      tier: 'interrupting',
      title: `${title}?`,
      commands: plan.steps.filter(({ skipped }) => skipped === null).flatMap(({ commands }) => commands),
      consequences: consequencesOf({ action, signal: kill, names, dependents: dependentsOf(ids, facts.services) }),
      button: title,
    },
  };
}
