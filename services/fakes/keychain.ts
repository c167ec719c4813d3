import { itemProblem } from '#domain/credentials/store-item.ts';
import { storeError, storeState } from '#domain/credentials/store-words.ts';
import type { Keychain, KeychainCondition, KeychainDriver, KeychainItem, Keychains } from '#services/ports/keychain.ts';

export interface FakeKeychain extends Keychain {
  /** From now on it is like this; `unlocked` makes it well again. */
  become(condition: KeychainCondition): void;
}

export interface FakeKeychains extends Keychains {
  readonly main: FakeKeychain;
  of(driver: KeychainDriver): FakeKeychain;
}

/** Opens every fake store. */
export const FAKE_PASSPHRASE = 'correct horse';

/** Stores in memory, each with its own items; `items` are in the store of record, by account, of every service asked for. */
export function fakeKeychains(
  items: Readonly<Record<string, string>> = {},
  { driver = 'secret-service', service = 'cpm-console' }: { driver?: KeychainDriver; service?: string } = {},
): FakeKeychains {
  const stores = new Map<KeychainDriver, FakeKeychain>();
  const of = (wanted: KeychainDriver): FakeKeychain => {
    const store = stores.get(wanted) ?? fakeKeychain(wanted, service, wanted === driver ? items : {});
    stores.set(wanted, store);
    return store;
  };
  return { main: of(driver), of };
}

function fakeKeychain(driver: KeychainDriver, service: string, items: Readonly<Record<string, string>>): FakeKeychain {
  const stored = new Map(Object.entries(items).map(([account, password]) => [key(service, account), password]));
  let condition: KeychainCondition = 'unlocked';
  const readOnly = driver === 'env' || driver === 'systemd';
  const detail = () => ({ unlockable: condition === 'locked' && !readOnly });

  const open = (item: { service: string; account?: string; password?: string }, writes = false): void => {
    const problem = itemProblem(driver, 'linux', item);
    if (problem !== null) throw problem;
    if (condition !== 'unlocked') throw storeError(driver, condition, detail());
    if (writes && readOnly) throw storeError(driver, 'failed', { detail: 'it can only be read' });
  };
  const list = (wanted: string): KeychainItem[] =>
    [...stored]
      .map(([name, password]) => ({ at: name.split('\0'), password }))
      .filter(({ at }) => at[0] === wanted)
      .map(({ at, password }) => ({ account: at[1] ?? '', password }))
      .toSorted((a, b) => (a.account < b.account ? -1 : 1));

  return {
    driver,
    become: (next) => void (condition = next),
    async getPassword(wanted, account) {
      open({ service: wanted, account });
      return stored.get(key(wanted, account)) ?? null;
    },
    async setPassword(wanted, account, password) {
      open({ service: wanted, account, password }, true);
      stored.set(key(wanted, account), password);
    },
    async deletePassword(wanted, account) {
      open({ service: wanted, account }, true);
      return stored.delete(key(wanted, account));
    },
    async findPassword(wanted) {
      open({ service: wanted });
      return list(wanted)[0]?.password ?? null;
    },
    async findCredentials(wanted) {
      open({ service: wanted });
      return list(wanted);
    },
    state: async () => storeState(driver, condition, detail()),
    async unlock(passphrase) {
      if (passphrase !== FAKE_PASSPHRASE) return 'denied';
      condition = 'unlocked';
      return 'unlocked';
    },
    async lock() {
      condition = 'locked';
    },
    close: () => undefined,
  };
}

const key = (service: string, account: string): string => `${service}\0${account}`;
