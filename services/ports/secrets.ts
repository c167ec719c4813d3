import type { Context } from '#domain/credentials/choose.ts';
import type { Secret } from '#domain/credentials/secret.ts';

import type { KeychainState } from './keychain.ts';

/** What lies in the store, found out without a prompt. */
export interface StoreView {
  /** Null when the store could not be asked. */
  readonly names: readonly string[] | null;
  /** How the store is. */
  readonly state: KeychainState;
}

/** Values by the name of their credential, for those who may hand them to a carrier. */
export interface Secrets {
  /**
   * From the environment, then systemd's credentials, then the store of record. Null when there is none; OpsError
   * `keychain-…` when the store cannot be asked. `purpose` goes into the audit trail: `push`, `test`, `run`.
   */
  read(name: string, purpose: string): Promise<Secret | null>;
  /** Where `read` would find it now, without asking a store that could prompt; null when nothing stands in the way of it. */
  override(name: string): Promise<'env' | 'systemd' | null>;
  /** Which credential of a provider (`github`) serves, after the owner or folder it is for; null when none does. */
  nameFor(provider: string, context?: Context): Promise<string | null>;
  /** Into the store of record, read back. */
  write(name: string, value: Secret): Promise<void>;
  remove(name: string): Promise<boolean>;
  /** Never prompts, never fails: what cannot be asked is in the state. */
  stored(): Promise<StoreView>;
  /** First 8 hex digits of SHA-256 for a value of 128 bits and more, else null: shorter ones could be guessed from it. */
  fingerprint(value: Secret): string | null;
  /** So many random bytes as base64url: 48 make 64 letters. */
  generate(bytes: number): Secret;
  /** Values this process has seen, for redaction. */
  known(): readonly { readonly name: string; readonly value: string }[];
  /** A value that is not stored yet (just typed, just read from a file) and must not show anywhere either. */
  learn(name: string, value: Secret): void;
}
