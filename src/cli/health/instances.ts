import type { Invocation } from '#cli/command.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import { discoverInstances, rememberedInstances } from '#services/monitor/instances.ts';

/** A discovery that is older is made again, so that a new disk or project is soon seen by those who only use commands. */
const DISCOVERY_HOLDS_MS = 5 * 60_000;

/** Every kind of check there is. Loading them takes most of the time of a command, so only those do who run some. */
export async function loadKinds(): Promise<readonly AnyKind[]> {
  const { kinds } = await import('#services/checks/registry.ts');
  return kinds;
}

/** The checks of this machine and configuration: as they were last found, or found now unless `remembered` has to do. */
export async function instancesFor(
  { world, config, signal }: Pick<Invocation, 'world' | 'config' | 'signal'>,
  remembered: boolean,
): Promise<readonly Instance[]> {
  const last = rememberedInstances(world, config);
  const age = world.clock.now() - (last?.at ?? 0);
  if (last && (remembered || (age >= 0 && age < DISCOVERY_HOLDS_MS))) return last.instances;
  if (remembered) return config.checks;
  return (await discoverInstances(world, config, await loadKinds(), signal)).instances;
}
