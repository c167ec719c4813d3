import { messageOf } from '#domain/errors.ts';
import { nameOfService } from '#domain/service/names.ts';
import { possible } from '#domain/service/possible.ts';
import type { KillSignal, UnitAction } from '#domain/service/unit.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { Acting, Unit, UnitControl } from '#services/ports/managers.ts';

import type { PlannedUnit } from './params.ts';
import type { Item } from './plan-order.ts';
import { soon, unitsNow } from './seen.ts';
import type { ServiceWorld } from './world.ts';

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

/** A unit of the plan, and what a person should know of it. */
export interface Looked {
  readonly unit: PlannedUnit;
  readonly findings: readonly ServiceFinding[];
}

/** Asks the managers how the units are, each once, and whether this user may. Never rejects. */
export async function lookAt(
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
