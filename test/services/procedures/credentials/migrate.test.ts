import { describe, expect, it } from 'vitest';

import { messageOf } from '#domain/errors.ts';
import { fakeKeychains } from '#services/fakes/keychain.ts';
import type { Keychain } from '#services/ports/keychain.ts';
import { migrate, planMigration } from '#services/procedures/credentials/migrate.ts';

import { gateOf } from '../../../support/audit/gate.ts';

const SERVICE = 'cpm-console';
const VALUES = { a: '1', b: '2', c: '3' };
const gate = gateOf();
const SIGNAL = new AbortController().signal;

/** A store whose writing calls die from the given one on, as those of a killed console do. */
function dying(store: Keychain, budget: { left: number }): Keychain {
  const spend = (): void => {
    if (budget.left === 0) throw new Error('killed');
    budget.left -= 1;
  };
  return {
    ...store,
    async setPassword(...given) {
      spend();
      await store.setPassword(...given);
    },
    async deletePassword(...given) {
      spend();
      return store.deletePassword(...given);
    },
  };
}

const stored = async (store: Keychain): Promise<Record<string, string>> =>
  Object.fromEntries((await store.findCredentials(SERVICE)).map(({ account, password }) => [account, password]));

describe('moving values to another store', () => {
  it.each(Array.from({ length: 7 }, (_, at) => [at]))(
    'loses none when it is killed after %i writes',
    async (writes) => {
      const keychains = fakeKeychains(VALUES);
      const budget = { left: writes };
      const world = {
        ...gate,
        keychains: {
          main: keychains.main,
          of: (driver: Parameters<typeof keychains.of>[0]) => dying(keychains.of(driver), budget),
        },
      };
      const go = async (on: typeof world): Promise<void> =>
        migrate(on, await planMigration(on, 'secret-service', 'vault'), {
          keep: false,
          tell: () => undefined,
          signal: SIGNAL,
        });
      const end = await go(world).then(() => 'done', messageOf);
      expect(end).toBe(writes < 6 ? 'killed' : 'done');
      const [old, fresh] = [await stored(keychains.main), await stored(keychains.of('vault'))];
      expect({ ...old, ...fresh }).toEqual(VALUES);
      await go({ ...gate, keychains });
      expect(await stored(keychains.main)).toEqual({});
      expect(await stored(keychains.of('vault'))).toEqual(VALUES);
    },
  );

  it('deletes nothing when the new store gives something else back', async () => {
    const keychains = fakeKeychains(VALUES);
    const vault: Keychain = { ...keychains.of('vault'), setPassword: () => Promise.resolve() };
    const world = {
      ...gate,
      keychains: { main: keychains.main, of: (driver: string) => (driver === 'vault' ? vault : keychains.main) },
    };
    const plan = await planMigration(world, 'secret-service', 'vault');
    await expect(migrate(world, plan, { keep: false, tell: () => undefined, signal: SIGNAL })).rejects.toMatchObject({
      code: 'not-stored',
    });
    expect(await stored(keychains.main)).toEqual(VALUES);
  });

  it('stops when it is told, with every value in one of the two', async () => {
    const keychains = fakeKeychains(VALUES);
    const stop = new AbortController();
    const tell = (): void => stop.abort();
    const plan = await planMigration({ keychains, ...gate }, 'secret-service', 'vault');
    await expect(
      migrate({ keychains, ...gate }, plan, { keep: false, tell, signal: stop.signal }),
    ).rejects.toMatchObject({
      code: 'interrupted',
    });
    expect({ ...(await stored(keychains.main)), ...(await stored(keychains.of('vault'))) }).toEqual(VALUES);
  });
});
