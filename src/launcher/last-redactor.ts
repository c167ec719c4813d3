import type { Redactor } from '#domain/redact/redactor.ts';
import type { World } from '#services/ports/world.ts';

let last: Pick<World, 'environment' | 'secrets'> | null = null;

/** What knows the secrets that an error of this process may repeat. */
export function rememberWorld(world: Pick<World, 'environment' | 'secrets'>): void {
  last = world;
}

/** Knows the values of the world that was at work; before there is one, those of the environment. Loaded as `loading` does. */
export async function lastRedactor(
  loading: <Result>(load: () => Result) => Result = (load) => load(),
): Promise<Redactor> {
  if (last !== null) return (await loading(() => import('#domain/redact/redactor-of.ts'))).redactorOf(last);
  return (await loading(() => import('#domain/redact/redactor.ts'))).createRedactor({ env: process.env });
}
