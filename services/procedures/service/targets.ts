import { messageOf, OpsError } from '#domain/errors.ts';
import { bareUnit, type ServiceName, serviceNamed } from '#domain/service/names.ts';
import type { ServiceManager, Unit } from '#services/ports/managers.ts';

import { soon } from './seen.ts';
import type { ServiceFacts, ServiceWorld } from './world.ts';

/** What there is on this machine. */
export interface Known {
  /** Those configured first, then what the managers keep besides. */
  readonly services: readonly ServiceName[];
  /** As `list` of their managers told, by `manager/unit`. */
  readonly units: ReadonlyMap<string, Unit>;
  /** Managers that are there and could not be asked. */
  readonly silent: readonly { readonly manager: string; readonly why: string }[];
}

type LookWorld = Pick<ServiceWorld, 'clock' | 'managers'>;

/** Every service that is configured or that a manager of this machine shows by itself. Never rejects. */
export async function knownServices(world: LookWorld, facts: ServiceFacts, signal: AbortSignal): Promise<Known> {
  const silent: { manager: string; why: string }[] = [];
  const lists = await Promise.all(
    world.managers.map(async (manager) => {
      try {
        return await soon(world, signal, async (limit) =>
          (await manager.available(limit)) ? manager.list(limit) : [],
        );
      } catch (thrown) {
        silent.push({ manager: manager.name, why: messageOf(thrown) });
        return [];
      }
    }),
  );
  const units = new Map(lists.flat().map((unit) => [keyOf(unit.manager, unit.name), unit]));
  const configured = facts.services.map(({ id, manager, unit }): ServiceName => ({ id, manager, unit }));
  const taken = new Set(configured.map(({ manager, unit }) => keyOf(manager, unit)));
  const others = [...units.values()]
    .filter(({ manager, name }) => !taken.has(keyOf(manager, name)))
    .map(({ manager, name }): ServiceName => ({ id: null, manager, unit: name }));
  return { services: [...configured, ...others], units, silent };
}

/** `systemd/mem0ai`, whether the unit is written with its ending or without. */
export const keyOf = (manager: string, unit: string): string => `${manager}/${bareUnit(unit)}`;

/**
 * The services that people mean by these names: an id, a unit, or `manager/unit`. Throws OpsError `no-service` with the
 * nearest name, `ambiguous` with those it could be.
 */
export async function servicesNamed(
  world: LookWorld,
  facts: ServiceFacts,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly ServiceName[]> {
  const configured = facts.services.map(({ id, manager, unit }): ServiceName => ({ id, manager, unit }));
  // Who only names what is configured waits for no manager.
  const quick = names.flatMap((name) => configured.find(({ id }) => id === name) ?? []);
  if (quick.length === names.length) return quick;
  const known = await knownServices(world, facts, signal);
  return Promise.all(names.map((name) => one(world, known, name, signal)));
}

async function one(world: LookWorld, known: Known, name: string, signal: AbortSignal): Promise<ServiceName> {
  const found = serviceNamed(name, known.services);
  if (found.state === 'one') return found.service;
  if (found.state === 'several') throw ambiguous(name, found.names);
  // A manager shows only what people want to see; it may know more.
  const [, prefix, rest = name] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
  const asked = world.managers.filter((manager) => prefix === undefined || manager.name === prefix);
  const answers = await Promise.all(asked.map((manager) => askFor(world, manager, rest, signal)));
  const units = answers.filter((unit) => unit !== null);
  const [unit] = units;
  if (units.length > 1)
    throw ambiguous(
      name,
      units.map((each) => keyOf(each.manager, each.name)),
    );
  if (unit !== undefined) return { id: null, manager: unit.manager, unit: unit.name };
  const silent = known.silent.map(({ manager }) => manager);
  throw new OpsError('no-service', `There is no service ${name}.`, {
    hint:
      found.near !== null
        ? `Did you mean ${found.near}?`
        : silent.length > 0
          ? `${silent.join(', ')} could not be asked.`
          : 'cpm-console service list shows those there are.',
    exit: 'usage',
  });
}

async function askFor(
  world: LookWorld,
  manager: ServiceManager,
  name: string,
  signal: AbortSignal,
): Promise<Unit | null> {
  const work = async (limit: AbortSignal) => ((await manager.available(limit)) ? manager.status([name], limit) : []);
  const [unit] = await soon(world, signal, work).catch(() => []);
  return unit === undefined || unit.state === 'not-found' || unit.state === 'unknown' ? null : unit;
}

const ambiguous = (name: string, names: readonly string[]): OpsError =>
  new OpsError('ambiguous', `${name} could be ${names.join(' or ')}.`, { hint: 'Say which one.', exit: 'usage' });
