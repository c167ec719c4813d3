import type { Credential } from '#domain/credentials/credential.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { CredentialRecords } from '#services/ports/credential-records.ts';
import type { Keychains } from '#services/ports/keychain.ts';
import type { Secrets } from '#services/ports/secrets.ts';
import type { World } from '#services/ports/world.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';
import type { Provider } from '#services/providers/provider.ts';

/** What acting on a credential needs, beside what every procedure has. */
export interface CredentialPorts {
  readonly keychains: Keychains;
  readonly secrets: Secrets;
  readonly credentials: CredentialRecords;
  readonly audit: Audit;
  /** Null for one that this version does not know. */
  readonly providerOf: (id: string) => Promise<Provider | null>;
  /** What may be known of a value. */
  readonly describe: (value: string) => Pick<Credential, 'masked' | 'fingerprint'>;
}

export type CredentialWorld = World & Pick<ServiceWorld, 'gate' | 'refresh'> & CredentialPorts;
