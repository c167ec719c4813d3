import { around } from '#domain/recovery/around.ts';
import { includes } from '#domain/recovery/levels.ts';
import type { ServiceName } from '#domain/service/names.ts';
import type { Unit } from '#services/ports/managers.ts';
import { memoryService } from '#services/procedures/service/memory.ts';
import { readyChecks } from '#services/procedures/service/plan-order.ts';
import { unitOrWhy } from '#services/procedures/service/seen.ts';
import { servicesNamed } from '#services/procedures/service/targets.ts';

import type { RecoveryWish } from './plan.ts';
import type { RecoveryFacts, RecoveryWorld } from './world.ts';

/**
 * The services that a recovery is about: those named, else those that are broken, else for a level that orders services
 * every configured one; at such a level also what they need and what needs them. Rejects as {@link servicesNamed}.
 */
export async function recoveryTargets(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  { level, services = [] }: Pick<RecoveryWish, 'level' | 'services'>,
  signal: AbortSignal,
): Promise<readonly ServiceName[]> {
  const named =
    services.length > 0
      ? await servicesNamed(world, facts, services, signal)
      : await brokenServices(world, facts, signal);
  if (!includes(level, 'order')) return named;
  const configured = facts.services.map(({ id, manager, unit }): ServiceName => ({ id, manager, unit }));
  if (named.length === 0) return configured;
  const ids = new Set(
    around(
      named.flatMap(({ id }) => id ?? []),
      facts.services,
    ),
  );
  return [...configured.filter(({ id }) => id !== null && ids.has(id)), ...named.filter(({ id }) => id === null)];
}

/** What does not run though it should, or runs while a check that says whether it is ready is critical. */
async function brokenServices(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  signal: AbortSignal,
): Promise<readonly ServiceName[]> {
  const configured = facts.services.map(({ id, manager, unit }): ServiceName => ({ id, manager, unit }));
  const memory = await memoryService(world, facts, signal);
  const known = memory === null || memory.id !== null ? configured : [...configured, memory];
  const critical = await criticalChecks(world, facts, signal);
  const broken = await Promise.all(
    known.map(async (service) => {
      const now = await unitOrWhy(world, service, signal);
      const own = facts.services.find(({ id }) => id === service.id);
      return typeof now !== 'string' && (isDown(now) || readyChecks(own, facts.checks).some((id) => critical.has(id)));
    }),
  );
  return known.filter((_, at) => broken[at]);
}

const isDown = ({ state, wanted }: Unit): boolean =>
  state === 'failed' || state === 'crash-loop' || (state === 'stopped' && wanted);

/** Where nobody can look nothing is called broken by its checks. */
async function criticalChecks(
  { gate }: RecoveryWorld,
  facts: RecoveryFacts,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(facts.services.flatMap((service) => readyChecks(service, facts.checks)))];
  if (gate === undefined || ids.length === 0) return new Set();
  const seen = await gate(ids, signal).catch(() => []);
  return new Set(seen.filter(({ status }) => status === 'critical').map(({ id }) => id));
}
