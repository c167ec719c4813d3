import { OpsError } from '#domain/errors.ts';
import { type Keychain, KEYCHAIN_SERVICE, type KeychainDriver } from '#services/ports/keychain.ts';
import type { World } from '#services/ports/world.ts';

import { audited } from './audited.ts';

/** Names of items, never values. */
export interface Migration {
  readonly from: KeychainDriver;
  readonly to: KeychainDriver;
  /** Only in the old store. */
  readonly toMove: readonly string[];
  /** In both with the same value: an earlier move was cut off before the old one was deleted. */
  readonly toDelete: readonly string[];
  /** In both with another value: nobody but a person knows which is right. */
  readonly conflicts: readonly string[];
}

type MigrationWorld = Pick<World, 'keychains' | 'policy' | 'audit'>;

/** What is where now; writes nothing. OpsError `keychain-…` when one of the stores cannot be asked. */
export async function planMigration(
  { keychains, policy }: MigrationWorld,
  from: KeychainDriver,
  to: KeychainDriver,
): Promise<Migration> {
  if (from === to)
    throw new OpsError('same-store', `Both are ${from}: there is nothing to move.`, {
      hint: 'Name two stores: cred migrate --from keytar --to secret-service',
      exit: 'usage',
    });
  await policy.demand('credential.write', `${from} to ${to}`);
  const [old, fresh] = [await valuesOf(keychains.of(from)), await valuesOf(keychains.of(to))];
  const named = (wanted: (value: string, there: string | undefined) => boolean): string[] =>
    [...old].filter(([name, value]) => wanted(value, fresh.get(name))).map(([name]) => name);
  return {
    from,
    to,
    toMove: named((_value, there) => there === undefined),
    toDelete: named((value, there) => there === value),
    conflicts: named((value, there) => there !== undefined && there !== value),
  };
}

export interface MigrationEvent {
  readonly name: string;
  readonly done: 'copied' | 'deleted';
}

/**
 * Moves items: everything is written to the new store and read back before anything is deleted from the old one. The
 * stores are the journal: cut off anywhere, each value is in at least one of them, and the same call goes on. Items with
 * two values stay as they are.
 */
export async function migrate(
  world: MigrationWorld,
  plan: Pick<Migration, 'from' | 'to' | 'conflicts'>,
  {
    keep,
    tell,
    signal,
  }: { readonly keep: boolean; readonly tell: (event: MigrationEvent) => void; readonly signal: AbortSignal },
): Promise<void> {
  const [old, fresh] = [world.keychains.of(plan.from), world.keychains.of(plan.to)];
  const note = (target: string, outcome: 'intent' | 'done', what = 'moved') =>
    audited(world, { event: 'credential_migrated', target, outcome, details: { from: plan.from, to: plan.to, what } });
  await world.policy.demand('credential.write', `${plan.from} to ${plan.to}`);
  const values = [...(await valuesOf(old))].filter(([name]) => !plan.conflicts.includes(name));
  for (const [name, value] of values) {
    stopWhen(signal);
    if ((await fresh.getPassword(KEYCHAIN_SERVICE, name)) === value) continue;
    await note(name, 'intent');
    await fresh.setPassword(KEYCHAIN_SERVICE, name, value);
    await readBack(fresh, name, value);
    await note(name, 'done', 'copied');
    tell({ name, done: 'copied' });
  }
  if (keep) return;
  for (const [name, value] of values) {
    stopWhen(signal);
    // Once more, because the old one is the last copy but this.
    await readBack(fresh, name, value);
    if ((await old.getPassword(KEYCHAIN_SERVICE, name)) !== value) continue;
    await old.deletePassword(KEYCHAIN_SERVICE, name);
    await note(name, 'done', 'deleted');
    tell({ name, done: 'deleted' });
  }
}

async function valuesOf(store: Keychain): Promise<Map<string, string>> {
  const items = await store.findCredentials(KEYCHAIN_SERVICE);
  return new Map(items.map(({ account, password }) => [account, password]));
}

async function readBack(store: Keychain, name: string, value: string): Promise<void> {
  if ((await store.getPassword(KEYCHAIN_SERVICE, name)) === value) return;
  throw new OpsError('not-stored', `${store.driver} gave something else back for ${name} than it was given.`, {
    hint: 'Nothing was deleted from the old store. Look at both: cpm-console cred doctor',
    exit: 'partlyDone',
  });
}

function stopWhen(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new OpsError('interrupted', 'The move was stopped; every value is in at least one of the two stores.', {
    hint: 'The same command goes on from here.',
    exit: 'interrupted',
  });
}
