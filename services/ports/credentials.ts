import type { Context } from '#domain/credentials/choose.ts';

/** What a credential is for. */
export type CredentialUse = 'github' | 'npm' | 'pypi';

/** Values of credentials, for adapters that talk to what they are for; nothing else is given this port. */
export interface Credentials {
  /**
   * Null when there is none. The value never leaves the adapter that asked. Throws OpsError `keychain-…` when the store
   * cannot be asked.
   */
  read(use: CredentialUse, context?: Context): Promise<string | null>;
}
