import { createRequire } from 'node:module';

import type { KeychainItem } from '#services/ports/keychain.ts';

import type { NativeStore } from './talk.ts';

/** What a library of the keychain can do. Loaded only in the worker. */
export interface Library {
  get(service: string, account: string): Promise<string | null>;
  set(service: string, account: string, password: string): Promise<void>;
  delete(service: string, account: string): Promise<boolean>;
  list(service: string): Promise<readonly KeychainItem[]>;
}

/** keytar's own type declarations come with the package, which is not there unless somebody wants it. */
interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  findCredentials(service: string): Promise<KeychainItem[]>;
}

/** Rejects when the library cannot be loaded. */
export async function storeNamed(store: NativeStore): Promise<Library> {
  return store === 'keytar' ? keytar() : secretService();
}

/** Pinned: unpinned, a missing Secret Service is replaced by the kernel's keyring in silence, which forgets in three days. */
async function secretService(): Promise<Library> {
  const { AsyncEntry, findCredentialsAsync } = await import('@napi-rs/keyring');
  const entry = (service: string, account: string) =>
    new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
  return {
    get: (service, account) => entry(service, account).getPassword(),
    set: (service, account, password) => entry(service, account).setPassword(password),
    delete: (service, account) => entry(service, account).deletePassword(),
    list: (service) => findCredentialsAsync(service),
  };
}

function keytar(): Library {
  // It need not be there, and is looked for as CommonJS does, which NODE_PATH may help.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is called keytar has its five functions
  const library = createRequire(import.meta.url)('keytar') as Keytar;
  return {
    get: (service, account) => library.getPassword(service, account),
    set: (service, account, password) => library.setPassword(service, account, password),
    delete: (service, account) => library.deletePassword(service, account),
    list: (service) => library.findCredentials(service),
  };
}
