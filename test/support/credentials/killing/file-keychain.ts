import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import type { Keychain, Keychains } from '#services/ports/keychain.ts';

/** A store in one file, so that what a process that is killed had put there is there for the next one. */
export function fileKeychains(path: string): Keychains {
  const all = (): Record<string, string> =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  const put = (values: Record<string, string | undefined>): void => {
    writeFileSync(`${path}.new`, JSON.stringify(values));
    renameSync(`${path}.new`, path);
  };
  const no = () => Promise.reject(new Error('not part of this test'));
  const main: Keychain = {
    driver: 'vault',
    getPassword: async (_service, account) => all()[account] ?? null,
    setPassword: async (_service, account, password) => put({ ...all(), [account]: password }),
    async deletePassword(_service, account) {
      const { [account]: was, ...others } = all();
      put(others);
      return was !== undefined;
    },
    findPassword: no,
    findCredentials: no,
    state: no,
    unlock: no,
    lock: no,
    close: () => undefined,
  };
  return { main, of: () => main };
}
