import { OpsError } from '#domain/errors.ts';

import type { KeychainCondition, KeychainDriver, KeychainState } from './store-state.ts';

/** How a store is called in a sentence. */
export const STORE_NAME: Readonly<Record<KeychainDriver, string>> = {
  'secret-service': 'the keyring',
  keytar: 'the keyring (through keytar)',
  vault: 'the vault',
  env: 'the environment',
  systemd: "systemd's credentials",
};

const ELSEWHERE = 'or choose another store in the configuration, such as keychain.driver: vault';

/**
 * What a condition means and what to do next. `detail` is what the store said, without a value: `no answer within 3 s`,
 * `SIGSEGV`, `nobody provides org.freedesktop.secrets`. A missing hint of the store itself is filled in by its driver.
 */
export function storeState(
  driver: KeychainDriver,
  condition: KeychainCondition,
  { detail, hint, unlockable = false }: Detail = {},
): KeychainState {
  const [message, next] = words(driver, condition, detail, unlockable);
  return { driver, condition, message, hint: hint ?? next, unlockable };
}

export interface Detail {
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
  readonly unlockable?: boolean | undefined;
}

/** The same as an error: what a call that could not be answered throws, `keychain-<condition>`. */
export function storeError(driver: KeychainDriver, condition: KeychainCondition, detail: Detail = {}): OpsError {
  const { message, hint } = storeState(driver, condition, detail);
  return new OpsError(`keychain-${condition}`, message, { hint, exit: 'credential' });
}

function words(
  driver: KeychainDriver,
  condition: KeychainCondition,
  detail: string | undefined,
  unlockable: boolean,
): readonly [message: string, hint: string] {
  const store = STORE_NAME[driver];
  const Store = store.charAt(0).toUpperCase() + store.slice(1);
  const because = detail === undefined ? '' : `: ${detail}`;
  switch (condition) {
    case 'unlocked':
      return [`${Store} is open.`, 'Nothing to do.'];
    case 'locked':
      return [
        `${Store} is locked, so nothing can be read from it or stored in it${because}.`,
        unlockable
          ? 'Unlock it right here, also over SSH: cpm-console cred unlock'
          : 'Unlock it in the program it belongs to, then try again.',
      ];
    case 'dismissed':
      return [
        `The question for the password of ${store} was closed, or there was no screen to show it on${because}.`,
        'Unlock it right here, also over SSH: cpm-console cred unlock',
      ];
    case 'unavailable':
      return [`${Store} cannot be reached${because}.`, `Start it as the user you are logged in as, ${ELSEWHERE}`];
    case 'no-default-collection':
      return [
        driver === 'vault'
          ? `There is no vault yet${because}.`
          : `${Store} has no default collection, so there is no place to store anything${because}.`,
        unlockable
          ? 'Make one with a passphrase of your own: cpm-console cred unlock'
          : `Make one in its own program (Passwords and Keys, or the wizard of KWallet), ${ELSEWHERE}`,
      ];
    case 'timeout':
      return driver === 'vault'
        ? [`The agent of the vault did not answer${because}.`, 'Try again; if it stays so: cpm-console cred lock']
        : [
            `${Store} did not answer${because}; it may be waiting for a password on another screen, or be stopped.`,
            'Answer the question there, or unlock it right here: cpm-console cred unlock',
          ];
    case 'crashed':
      return [
        `The process that asks ${store} ended in the middle of the call${because}; what was to be stored may not be.`,
        'Try again; when it happens each time, see cpm-console cred doctor.',
      ];
    case 'too-large':
      return [`The value is too large for ${store}${because}.`, 'Keep the value in a file and store its path instead.'];
    case 'failed':
      return [`${Store} refused the call${because}.`, 'See cpm-console cred doctor.'];
  }
}
