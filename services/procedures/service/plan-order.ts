import { freeIdentifier, identifierOf } from '#domain/identifier.ts';
import { nameOfService, type ServiceName } from '#domain/service/names.ts';
import { needsAmong, startOrder, stopOrder } from '#domain/service/order.ts';
import type { UnitAction } from '#domain/service/unit.ts';

import { keyOf } from './targets.ts';
import type { KnownService, ServiceFacts } from './world.ts';

/** A service that is acted on, at its place in the plan. */
export interface Item extends ServiceName {
  /** Unique in the plan. */
  readonly key: string;
  readonly known: KnownService | undefined;
  /** Keys of what comes before it. */
  readonly needs: readonly string[];
  readonly requires: readonly string[];
  readonly checks: readonly string[];
}

/** Targets once each, in the order of acting. */
export function ordered(
  targets: readonly ServiceName[],
  { services, checks }: ServiceFacts,
  action: UnitAction,
): Item[] {
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
  const places = sorted.map((item) => item.id);
  return sorted.map(({ target, known, key, id }, at) => ({
    ...target,
    known,
    key,
    // In a circle of several files everything needs everything: what comes later is not waited for.
    needs: keysOf(before(id).filter((other) => places.indexOf(other) < at)),
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
