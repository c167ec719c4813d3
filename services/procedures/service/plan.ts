import { messageOf } from '#domain/errors.ts';
import { freeIdentifier, identifierOf } from '#domain/identifier.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { consequencesOf } from '#domain/service/consequences.ts';
import { nameOfService, type ServiceName } from '#domain/service/names.ts';
import { dependentsOf, needsAmong, startOrder, stopOrder } from '#domain/service/order.ts';
import { possible } from '#domain/service/possible.ts';
import type { KillSignal, UnitAction } from '#domain/service/unit.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { Acting, Unit, UnitControl } from '#services/ports/managers.ts';

import type { PlannedUnit } from './params.ts';
import { servicePlan } from './procedure.ts';
import { soon, unitsNow } from './seen.ts';
import { keyOf } from './targets.ts';
import { titleOf } from './unit-step.ts';
import type { KnownService, ServiceFacts, ServiceWorld } from './world.ts';

const READY = { withinMs: 60_000, good: 3, everyMs: 500 };

/** What a person should know before, or why it cannot be done. */
export interface ServiceFinding {
  readonly id: 'no-manager' | 'not-possible' | 'unsupported' | 'already' | 'no-rights';
  /** Name of the service. */
  readonly service: string;
  readonly message: string;
  /** What somebody with the rights would type. */
  readonly command: string | null;
  /** Whether nothing can be begun with it. */
  readonly blocks: boolean;
}

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

interface Item extends ServiceName {
  /** Unique in the plan. */
  readonly key: string;
  readonly known: KnownService | undefined;
  /** Keys of what comes before it. */
  readonly needs: readonly string[];
  readonly requires: readonly string[];
  readonly checks: readonly string[];
}

/** Targets once each, in the order of acting. */
function ordered(targets: readonly ServiceName[], { services, checks }: ServiceFacts, action: UnitAction): Item[] {
  const unique = new Map(targets.map((target) => [keyOf(target.manager, target.unit), target]));
  const taken = new Set<string>();
  const items = [...unique.values()].map((target) => {
    const known = services.find(({ id }) => id === target.id);
    const key = freeIdentifier(identifierOf(nameOfService(target)), taken);
    taken.add(key);
    return { target, known, key, id: known?.id ?? `/${key}`, after: known?.after, requires: known?.requires };
  });
  const back = action === 'stop' || action === 'disable';
  const sorted = back ? stopOrder(items, services) : startOrder(items, services);
  const needs = needsAmong(
    items.map(({ id }) => id),
    services,
  );
  const keysOf = (ids: readonly string[]) => items.filter(({ id }) => ids.includes(id)).map(({ key }) => key);
  const before = (id: string) =>
    back ? items.filter((other) => needs.get(other.id)?.includes(id)).map((other) => other.id) : (needs.get(id) ?? []);
  return sorted.map(({ target, known, key, id }) => ({
    ...target,
    known,
    key,
    needs: keysOf(before(id)),
    requires: back ? [] : keysOf(known?.requires ?? []),
    checks: readyChecks(known, checks),
  }));
}

/** What says whether a service is ready: its own list, and every check that names it as what it depends on. */
export function readyChecks(known: KnownService | undefined, checks: ServiceFacts['checks']): readonly string[] {
  if (known === undefined) return [];
  const own = checks.filter(({ dependsOn = [] }) => dependsOn.includes(`service:${known.id}`)).map(({ id }) => id);
  return [...new Set([...(known.checks ?? []), ...own])].filter((id) => id !== `service:${known.id}`);
}

interface Looked {
  readonly unit: PlannedUnit;
  readonly findings: readonly ServiceFinding[];
}

async function lookAt(
  world: ServiceWorld,
  items: readonly Item[],
  action: UnitAction,
  kill: KillSignal,
  signal: AbortSignal,
): Promise<readonly Looked[]> {
  const groups = Map.groupBy(items, ({ manager }) => manager);
  const states = new Map<string, Unit | string>();
  await Promise.all(
    [...groups].map(async ([manager, group]) => {
      const found = await unitsNow(
        world,
        manager,
        group.map(({ unit }) => unit),
        signal,
      ).catch((thrown: unknown) => messageOf(thrown));
      for (const [at, { key }] of group.entries())
        states.set(key, typeof found === 'string' ? found : (found[at] ?? 'it was not told'));
    }),
  );
  return Promise.all(
    items.map((item) => planned(world, item, states.get(item.key) ?? 'it was not told', { action, kill, signal })),
  );
}

async function planned(
  world: ServiceWorld,
  item: Item,
  now: Unit | string,
  { action, kill, signal }: { readonly action: UnitAction; readonly kill: KillSignal; readonly signal: AbortSignal },
): Promise<Looked> {
  const name = nameOfService(item);
  const control = world.managers.find((manager) => manager.name === item.manager)?.control;
  const findings: ServiceFinding[] = [];
  const say = (id: ServiceFinding['id'], message: string, blocks: boolean, command: string | null = null) =>
    void findings.push({ id, service: name, message, blocks, command });
  const can = typeof now === 'string' ? null : possible(action, now);
  if (typeof now === 'string') say('no-manager', now, true);
  else if (control === undefined || !control.actions.includes(action))
    say('unsupported', `${item.manager} cannot ${action} its units.`, true);
  else if (can?.state === 'no') say('not-possible', `${name}: ${can.why}.`, true);
  else if (can?.state === 'already') say('already', `${name}: ${can.why} already.`, false);
  const acting = { action, unit: item.unit, ...(action === 'kill' && { signal: kill }) };
  const asked = typeof now === 'string' ? undefined : control;
  const { command, refusal, problem } = await rights(asked, acting, (limited) => soon(world, signal, limited));
  if (problem !== null && findings.length === 0) say('not-possible', problem, true);
  if (refusal !== null && findings.length === 0)
    say('no-rights', `${name}: ${refusal.why}.`, false, joinCommand(refusal.command));
  const { withinMs, good, everyMs } = item.known?.ready ?? {};
  return {
    findings,
    unit: {
      id: item.key,
      name,
      service: item.known?.id ?? null,
      manager: item.manager,
      unit: item.unit,
      command,
      needs: item.needs,
      requires: item.requires,
      checks: item.checks,
      withinMs: withinMs ?? READY.withinMs,
      good: good ?? READY.good,
      everyMs: everyMs ?? READY.everyMs,
      refusal,
      skip: can?.state === 'already' ? `${can.why} already` : null,
    },
  };
}

/** What would be typed, and whether this user may. */
async function rights(
  control: UnitControl | undefined,
  acting: Acting,
  limited: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>,
): Promise<Pick<PlannedUnit, 'command' | 'refusal'> & { readonly problem: string | null }> {
  const nothing = { file: acting.action, args: [acting.unit] };
  if (control === undefined || !control.actions.includes(acting.action))
    return { command: nothing, refusal: null, problem: null };
  try {
    const { file, args } = control.command(acting);
    const refused = await limited((signal) => control.refusal(acting, signal));
    const plain = refused && { file: refused.command.file, args: refused.command.args };
    return {
      command: { file, args },
      refusal: refused === null || plain === null ? null : { why: refused.why, command: plain },
      problem: null,
    };
  } catch (thrown) {
    return { command: nothing, refusal: null, problem: messageOf(thrown) };
  }
}
