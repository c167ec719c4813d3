import type { Credential } from '#domain/credentials/credential.ts';
import type { CredentialItem } from '#domain/credentials/settings.ts';
import { withUse } from '#domain/credentials/used.ts';
import { OpsError } from '#domain/errors.ts';
import { realSecrets } from '#services/adapters/secrets.ts';
import type { Credentials } from '#services/ports/credentials.ts';
import type { World } from '#services/ports/world.ts';

/** Who reads values by themselves. */
export type Purpose = 'panel' | 'push';

const TARGETS: ReadonlyMap<string, string> = new Map([
  ['panel', 'GitHub'],
  ['push', 'releases'],
]);

export interface SecretPortsOptions extends Pick<World, 'clock' | 'environment' | 'state' | 'keychains'> {
  readonly items: () => readonly CredentialItem[];
}

/** Values of credentials for whoever may hand them on, and the same for the adapters that talk to what they are for. */
export function secretPorts({ clock, environment, state, keychains, items }: SecretPortsOptions): {
  readonly secrets: World['secrets'];
  /** For whom they are read, by which `used by` is told. */
  readonly credentials: (purpose: Purpose) => Promise<Credentials>;
} {
  const secrets = realSecrets({
    environment,
    records: () => state.credentials,
    keychain: () => keychains.main,
    items,
    onRead: (name, purpose) => {
      const target = TARGETS.get(purpose);
      const known = target === undefined ? null : state.credentials.get(name);
      if (known === null || target === undefined) return;
      const updated = withUse(known, { kind: purpose, target, at: clock.now() });
      if (updated !== null) noted(state, updated);
    },
    variables: async (provider) => {
      const { providers } = await import('#services/providers/registry.ts');
      return providers.find(({ id }) => id === provider)?.variables ?? [];
    },
  });
  const credentials = async (purpose: Purpose): Promise<Credentials> => {
    const { environmentCredentials } = await import('#services/adapters/environment-credentials.ts');
    const { storedCredentials } = await import('#services/adapters/stored-credentials.ts');
    return storedCredentials(secrets, environmentCredentials(), purpose);
  };
  return { secrets, credentials };
}

/** A use that cannot be written down now keeps nobody from what they do. */
function noted({ credentials }: World['state'], credential: Credential): void {
  try {
    credentials.put(credential);
  } catch (thrown) {
    if (!(thrown instanceof OpsError)) throw thrown;
  }
}
