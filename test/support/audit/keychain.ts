import { OpsError } from '#domain/errors.ts';
import type { Keychain, KeychainCondition } from '#services/ports/keychain.ts';

/** A keychain in memory that is as it is told to be. */
export function keychainInMemory(
  condition: () => KeychainCondition = () => 'unlocked',
  items = new Map<string, string>(),
): Keychain & { readonly items: Map<string, string> } {
  const guarded = <Result>(work: () => Result): Promise<Result> =>
    condition() === 'unlocked'
      ? Promise.resolve(work())
      : Promise.reject(
          new OpsError(`keychain-${condition()}`, `The keychain is ${condition()}.`, { hint: 'Unlock it.' }),
        );
  const nameOf = (service: string, account: string) => `${service} ${account}`;
  return {
    items,
    driver: 'secret-service',
    getPassword: (service, account) => guarded(() => items.get(nameOf(service, account)) ?? null),
    setPassword: (service, account, password) => guarded(() => void items.set(nameOf(service, account), password)),
    deletePassword: (service, account) => guarded(() => items.delete(nameOf(service, account))),
    findPassword: () => guarded(() => null),
    findCredentials: () => guarded(() => []),
    state: () =>
      Promise.resolve({
        driver: 'secret-service',
        condition: condition(),
        message: `The keychain is ${condition()}.`,
        hint: 'Unlock it.',
        unlockable: true,
      }),
    unlock: () => Promise.resolve('unlocked'),
    lock: () => Promise.resolve(),
    close: () => undefined,
  };
}
