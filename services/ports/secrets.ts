import type { Secret } from '#domain/credentials/secret.ts';

import type { CredentialUse } from './credentials.ts';

/** Values by the name of their credential, for those who may hand them to a carrier. */
export interface Secrets {
  /**
   * From the environment, then systemd's credentials, then the store of record. Null when there is none; OpsError
   * `keychain-…` when the store cannot be asked. `purpose` goes into the audit trail: `push`, `test`, `run`.
   */
  read(name: string, purpose: string): Promise<Secret | null>;
  /** Which credential serves a use, after the owner or folder it is for; null when none does. */
  nameFor(use: CredentialUse, context?: { readonly owner?: string; readonly path?: string }): Promise<string | null>;
  /** Into the store of record, read back. */
  write(name: string, value: Secret): Promise<void>;
  remove(name: string): Promise<boolean>;
  /** Values this process has seen, for redaction. */
  known(): readonly { readonly name: string; readonly value: string }[];
  /** A value that is not stored yet (just typed, just read from a file) and must not show anywhere either. */
  learn(name: string, value: Secret): void;
}
