import { Secret } from '#domain/credentials/secret.ts';
import type { World } from '#services/ports/world.ts';

import { providerNamed } from './provider-of.ts';

/** The value that serves a provider now: of a credential, else of a variable that nobody made one of. */
export async function providerValue(
  world: Pick<World, 'secrets' | 'environment'>,
  id: string,
): Promise<{ readonly name: string | null; readonly value: Secret | null }> {
  const name = await world.secrets.nameFor(id);
  if (name !== null) return { name, value: await world.secrets.read(name, 'test') };
  const { variables } = await providerNamed(id);
  const set = variables.map((variable) => world.environment.get(variable)?.trim() ?? '').find((one) => one !== '');
  if (set === undefined) return { name, value: null };
  const value = new Secret(set);
  world.secrets.learn(id, value);
  return { name, value };
}
