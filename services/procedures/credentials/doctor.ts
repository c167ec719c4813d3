import { storeState } from '#domain/credentials/store-words.ts';
import { messageOf } from '#domain/errors.ts';
import type { KeychainDriver, KeychainState } from '#services/ports/keychain.ts';
import type { World } from '#services/ports/world.ts';

export interface StoreReport extends KeychainState {
  /** It is where credentials are written. */
  readonly record: boolean;
}

const DRIVERS: readonly KeychainDriver[] = ['secret-service', 'keytar', 'vault', 'env', 'systemd'];

/** How every store of this machine is, the one of record first. Never prompts, never throws for a store. */
export async function examineStores({ keychains }: Pick<World, 'keychains'>): Promise<readonly StoreReport[]> {
  const record = keychains.main.driver;
  const drivers = [record, ...DRIVERS.filter((driver) => driver !== record)];
  return Promise.all(
    drivers.map(async (driver) => {
      const state = await keychains
        .of(driver)
        .state()
        .catch((error: unknown) => storeState(driver, 'failed', { detail: messageOf(error) }));
      return { ...state, record: driver === record };
    }),
  );
}
