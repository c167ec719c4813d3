import type { ServiceConfig } from '#config/config.ts';
import type { Finding, Path } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import { circlesOf } from '#domain/circles.ts';
import { identifierOf } from '#domain/identifier.ts';
import { nearest } from '#domain/nearest.ts';
import type { Instance } from '#services/checks/check.ts';

import { idsOf, type Items, twice } from './items.ts';
import { absolute, type Base } from './place.ts';
import { plainServices } from './plain-services.ts';

type Said = NonNullable<Parsed['services']>[number];

interface Around {
  readonly base: Base;
  /** Checks that `checks` may name by their short or full id. */
  readonly checks: readonly Instance[];
  /** Where commands of services without a manager run, unless they say. Default the home folder. */
  readonly folder?: string | undefined;
  /** Whether services of another file may be named; they are looked for when all files are together. */
  readonly open?: boolean;
}

/** Services with unique ids, whose order has no circle. */
export function servicesOf(
  parsed: readonly Said[],
  { base, checks, folder, open = false }: Around,
): Items<ServiceConfig> {
  const ids = idsOf(parsed, ({ unit }) => identifierOf(unit.replace(/\.(?:service|socket|timer)$/, '')));
  const plain = plainServices(parsed, base, folder ?? base.home);
  const findings: Finding[] = [...twice(parsed, 'services'), ...plain.findings];
  const known = new Map(
    checks.flatMap(({ id, kind }) => [[id, id] as const, [id.slice(kind.length + 1), id] as const]),
  );
  const items = parsed.map((said, index): ServiceConfig => {
    const { manager, unit, critical = false, after, requires, ready, logs, data } = said;
    const path = (key: string, position: number): Path => ['services', index, key, position];
    if (!open)
      for (const key of ['after', 'requires'] as const)
        findings.push(...unknown(said[key] ?? [], 'service', ids, (position) => path(key, position)));
    const named = (said.checks ?? []).map((name) => known.get(name) ?? name);
    // What has a colon may be a check that the console finds by itself.
    const full = named.filter((name) => name.includes(':'));
    findings.push(...unknown(named, 'check', [...known.keys(), ...full], (position) => path('checks', position)));
    return {
      id: ids[index] ?? '',
      manager,
      unit,
      critical,
      ...(after !== undefined && { after }),
      ...(requires !== undefined && { requires }),
      ...(said.checks !== undefined && { checks: named }),
      ...(ready !== undefined && { ready: { withinMs: ready.within, good: ready.good, everyMs: ready.every } }),
      ...(logs !== undefined && { logs: logs.map((file) => absolute(file, base) ?? file) }),
      ...(data !== undefined && { data: data.map((place) => absolute(place, base) ?? place) }),
      ...(plain.items[index] !== undefined && { plain: plain.items[index] }),
    };
  });
  return { items, findings: [...findings, ...circles(items)] };
}

/** Services of several files, without what they say of services that are in none of them, by the id that said it. */
export function withoutStrangers(services: readonly ServiceConfig[]): {
  readonly services: readonly ServiceConfig[];
  readonly strangers: ReadonlyMap<string, readonly string[]>;
} {
  const ids = new Set(services.map(({ id }) => id));
  const strangers = new Map(
    services.flatMap(({ id, after = [], requires = [] }) => {
      const names = [...after, ...requires].filter((name) => !ids.has(name));
      return names.length === 0 ? [] : [[id, names] as const];
    }),
  );
  const kept = (names: readonly string[] | undefined) => names?.filter((name) => ids.has(name));
  return {
    strangers,
    services: services.map((service) =>
      strangers.has(service.id)
        ? { ...service, after: kept(service.after), requires: kept(service.requires) }
        : service,
    ),
  };
}

/** What the groups name and no service is. */
export function groupFindings(groups: NonNullable<Parsed['groups']>, services: readonly ServiceConfig[]): Finding[] {
  const ids = services.map(({ id }) => id);
  return Object.entries(groups).flatMap(([name, members]) =>
    unknown(members, 'service', ids, (position) => ['groups', name, position]),
  );
}

function unknown(
  names: readonly string[],
  what: string,
  known: readonly string[],
  path: (position: number) => Path,
): Finding[] {
  return names.flatMap((name, position): Finding[] => {
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    const hint = near === null ? null : `Did you mean ${near}?`;
    return [{ path: path(position), part: 'value', message: `there is no ${what} ${name}`, hint }];
  });
}

/** A circle has no first one to start; it is told where it closes. */
function circles(items: readonly ServiceConfig[]): Finding[] {
  const index = new Map(items.map(({ id }, position) => [id, position]));
  return circlesOf(new Map(items.map((item) => [item.id, [...(item.after ?? []), ...(item.requires ?? [])]]))).map(
    ({ names, position }) => {
      const at = index.get(names.at(-2) ?? '') ?? 0;
      const after = items[at]?.after?.length ?? 0;
      const key = position < after ? ['after', position] : ['requires', position - after];
      return {
        path: ['services', at, ...key],
        part: 'value',
        message: `a circle: ${names.join(' -> ')}`,
        hint: 'Take one of them out.',
      };
    },
  );
}
