import type { KeychainDriver, KeychainItem, KeychainState } from '#domain/credentials/store-state.ts';

export type {
  KeychainCondition,
  KeychainDriver,
  KeychainItem,
  KeychainState,
} from '#domain/credentials/store-state.ts';

/**
 * The five functions of keytar, on the store the configuration names. Whatever goes wrong is an OpsError with the code
 * `keychain-<condition>`; nothing is ever put elsewhere than where it was asked for. A call ends at its deadline, also
 * while an unlock prompt waits on another screen.
 */
export interface Keychain {
  readonly driver: KeychainDriver;
  getPassword(service: string, account: string): Promise<string | null>;
  /** Read back before it resolves. */
  setPassword(service: string, account: string, password: string): Promise<void>;
  /** False when there was none. */
  deletePassword(service: string, account: string): Promise<boolean>;
  findPassword(service: string): Promise<string | null>;
  findCredentials(service: string): Promise<readonly KeychainItem[]>;
  /** Never prompts. */
  state(): Promise<KeychainState>;
  /** Opens it with the person's passphrase, here, without another screen. */
  unlock(passphrase: string): Promise<'unlocked' | 'denied'>;
  lock(): Promise<void>;
  /** Ends what is still waiting, so that the program can end. */
  close(): void;
}

/** The stores of this machine: the one that is configured, and others by name for `cred migrate` and `cred doctor`. */
export interface Keychains {
  /** The store of record. */
  readonly main: Keychain;
  of(driver: KeychainDriver): Keychain;
}

/** Service name of our items in every store. */
export const KEYCHAIN_SERVICE = 'cpm-console';
