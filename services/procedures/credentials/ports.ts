import type { World } from '#services/ports/world.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';
import type { Provider } from '#services/providers/provider.ts';

import { allProviders } from './provider-of.ts';

/** What acting on a credential needs of the world. */
export type CredentialWorld = World &
  Pick<ServiceWorld, 'gate' | 'refresh'> & {
    /** Null for one that this version does not know. */
    readonly providerOf: (id: string) => Promise<Provider | null>;
  };

/** A world with every provider there is. */
export function withProviders<W extends World>(world: W): W & Pick<CredentialWorld, 'providerOf'> {
  return { ...world, providerOf: async (id) => (await allProviders()).find((one) => one.id === id) ?? null };
}
