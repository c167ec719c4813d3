import { OpsError } from '#domain/errors.ts';
import type { Provider } from '#services/providers/provider.ts';

/** Every kind of credential. */
export async function allProviders(): Promise<readonly Provider[]> {
  return (await import('#services/providers/registry.ts')).providers;
}

/** The kind of that id; OpsError `no-such-provider` names those there are. */
export async function providerNamed(id: string): Promise<Provider> {
  const providers = await allProviders();
  const found = providers.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new OpsError('no-such-provider', `There is no provider ${id}.`, {
    hint: `There are: ${providers.map((one) => one.id).join(', ')}. For anything else: http.`,
    exit: 'usage',
  });
}

/** The kind that a value looks like, by its beginning; null when by none. */
export async function providerOfValue(value: string): Promise<Provider | null> {
  return (await allProviders()).find((one) => one.recognises(value)) ?? null;
}
