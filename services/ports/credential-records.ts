import type { Credential } from '#domain/credentials/credential.ts';

/** Failures of one credential at one host, in a row; outlives the process. */
export interface Lockout {
  readonly failures: number;
  /** Epoch ms until which nothing is tried; null when it may. */
  readonly until: number | null;
}

/** What is known of credentials, in the state; never a value. */
export interface CredentialRecords {
  /** By name. */
  all(): readonly Credential[];
  get(name: string): Credential | null;
  put(credential: Credential): void;
  remove(name: string): void;
  lockout(name: string, host: string): Lockout;
  setLockout(name: string, host: string, lockout: Lockout): void;
}
