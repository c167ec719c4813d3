/** Where secrets are kept. `env` and `systemd` are only read. */
export type KeychainDriver = 'secret-service' | 'keytar' | 'vault' | 'env' | 'systemd';

/** What can be said of a store; each has its own message and next step. */
export type KeychainCondition =
  | 'unlocked'
  | 'locked'
  | 'dismissed'
  | 'unavailable'
  | 'no-default-collection'
  | 'timeout'
  | 'crashed'
  | 'too-large'
  | 'failed';

export interface KeychainState {
  readonly driver: KeychainDriver;
  readonly condition: KeychainCondition;
  /** What happened and what it means, one sentence; the next step is `hint`. */
  readonly message: string;
  readonly hint: string;
  /** Whether it can be unlocked right here with a passphrase. */
  readonly unlockable: boolean;
}

/** Where an item of a store is found. */
export interface KeychainItem {
  readonly account: string;
  readonly password: string;
}
