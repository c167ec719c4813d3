import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { storeError, storeState } from '#domain/credentials/store-words.ts';
import { messageOf } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import type { Keychain, KeychainItem } from '#services/ports/keychain.ts';

/** What stands before the name of a variable that holds a credential: `CPM_CREDENTIAL_GITHUB_MAIN`. */
const PREFIX = 'CPM_CREDENTIAL_';

interface Given {
  readonly driver: 'env' | 'systemd';
  readonly names: () => readonly string[];
  readonly read: (account: string) => string | null;
  /** Why there is nothing to read from; null when there is. */
  readonly missing: () => string | null;
}

/** Values this process was started with: `CPM_CREDENTIAL_GITHUB_MAIN` for `github/main`. Visible to every process of this user. */
export function environmentKeychain(environment: {
  readonly get: (name: string) => string | undefined;
  readonly all: () => Readonly<Record<string, string>>;
}): Keychain {
  return given({
    driver: 'env',
    names: () =>
      Object.keys(environment.all())
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => name.slice(PREFIX.length).toLowerCase().replace('_', '/')),
    read: (account) =>
      environment.get(`${PREFIX}${account.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`)?.trim() || null,
    missing: () => null,
  });
}

/** What systemd handed to this service, `LoadCredential=github-main:…` for `github/main`. */
export function systemdKeychain(env: (name: string) => string | undefined): Keychain {
  const folder = () => env('CREDENTIALS_DIRECTORY') ?? '';
  return given({
    driver: 'systemd',
    names: () => readdirSync(folder()).map((name) => name.replace('-', '/')),
    read: (account) => {
      try {
        return readFileSync(join(folder(), account.replaceAll('/', '-')), 'utf8').replace(/\n+$/, '') || null;
      } catch (error) {
        if (errno(error) === 'ENOENT') return null;
        throw storeError('systemd', 'failed', { detail: messageOf(error) });
      }
    },
    missing: () => (folder() === '' ? 'this program was not started by systemd with credentials' : null),
  });
}

function given({ driver, names, read, missing }: Given): Keychain {
  const open = (): void => {
    const why = missing();
    if (why !== null) throw storeError(driver, 'unavailable', { detail: why });
  };
  const readOnly = (): Promise<never> =>
    Promise.reject(
      storeError(driver, 'failed', {
        detail: 'it can only be read',
        hint: 'Store it in the keyring or the vault; what the environment gives goes before it.',
      }),
    );
  const list = async (): Promise<KeychainItem[]> => {
    open();
    return names()
      .toSorted()
      .flatMap((account) => {
        const password = read(account);
        return password === null ? [] : [{ account, password }];
      });
  };
  return {
    driver,
    async getPassword(_service, account) {
      open();
      return account === '' ? null : read(account);
    },
    setPassword: readOnly,
    deletePassword: readOnly,
    findPassword: async () => (await list())[0]?.password ?? null,
    findCredentials: list,
    async state() {
      const why = missing();
      return why === null ? storeState(driver, 'unlocked') : storeState(driver, 'unavailable', { detail: why });
    },
    unlock: readOnly,
    lock: readOnly,
    close: () => undefined,
  };
}
