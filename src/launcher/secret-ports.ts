import type { CredentialItem } from '#domain/credentials/settings.ts';
import { realSecrets } from '#services/adapters/secrets.ts';
import type { Credentials } from '#services/ports/credentials.ts';
import type { World } from '#services/ports/world.ts';

export interface SecretPortsOptions extends Pick<World, 'environment' | 'state' | 'keychains'> {
  readonly items: () => readonly CredentialItem[];
}

/** Values of credentials for whoever may hand them on, and the same for the adapters that talk to what they are for. */
export function secretPorts({ environment, state, keychains, items }: SecretPortsOptions): {
  readonly secrets: World['secrets'];
  readonly credentials: () => Promise<Credentials>;
} {
  const secrets = realSecrets({
    environment,
    records: () => state.credentials,
    keychain: () => keychains.main,
    items,
    variables: async (provider) => {
      const { providers } = await import('#services/providers/registry.ts');
      return providers.find(({ id }) => id === provider)?.variables ?? [];
    },
  });
  const credentials = async (): Promise<Credentials> => {
    const { environmentCredentials } = await import('#services/adapters/environment-credentials.ts');
    const { storedCredentials } = await import('#services/adapters/stored-credentials.ts');
    return storedCredentials(secrets, environmentCredentials());
  };
  return { secrets, credentials };
}
