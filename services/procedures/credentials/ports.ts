import type { Audit } from '#services/ports/audit.ts';
import type { Keychains } from '#services/ports/keychain.ts';
import type { World } from '#services/ports/world.ts';
import type { ServiceWorld } from '#services/procedures/service/world.ts';
import type { Provider } from '#services/providers/provider.ts';

/** What acting on a credential needs, beside what every procedure has. */
export interface CredentialPorts {
  readonly keychains: Keychains;
  readonly audit: Audit;
  /** Null for one that this version does not know. */
  readonly providerOf: (id: string) => Promise<Provider | null>;
}

export type CredentialWorld = World & Pick<ServiceWorld, 'gate' | 'refresh'> & CredentialPorts;
