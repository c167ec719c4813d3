import { describe, expect, it } from 'vitest';

import { doctorCommand } from '#cli/cred/doctor.ts';
import { lockCommand } from '#cli/cred/lock.ts';
import { migrateCommand } from '#cli/cred/migrate.ts';
import { unlockCommand } from '#cli/cred/unlock.ts';
import { FAKE_PASSPHRASE, fakeKeychains } from '#services/fakes/keychain.ts';
import type { KeychainDriver } from '#services/ports/keychain.ts';
import type { World } from '#services/ports/world.ts';

import { gateOf } from '../../support/audit/gate.ts';
import { invocationIn } from '../../support/invocation.ts';

const SERVICE = 'cpm-console';

function machine(items: Readonly<Record<string, string>> = {}, driver: KeychainDriver = 'secret-service') {
  const keychains = fakeKeychains(items, { driver });
  return { keychains, world: { keychains, ...gateOf() } as unknown as World };
}

/** A person who types these lines where nobody sees them. */
function typing(...lines: string[]) {
  const asked: string[] = [];
  return {
    asked,
    askHidden: (question: string) => {
      asked.push(question);
      return Promise.resolve(lines.shift() ?? null);
    },
  };
}

describe('cred doctor', () => {
  it('says how each store is and what it protects from', async () => {
    const { world } = machine();
    const { invocation, out } = invocationIn(world, {});
    expect(await doctorCommand(invocation)).toBe(0);
    expect(out()).toContain('secret-service  unlocked  (credentials are kept here)');
    for (const said of ['vault  unlocked', 'root', 'no store knows one program from another'])
      expect(out()).toContain(said);
  });

  it('exits 8 with the next step when the store of record cannot be used', async () => {
    const { world, keychains } = machine();
    keychains.main.become('locked');
    const { invocation, out } = invocationIn(world, {});
    expect(await doctorCommand(invocation)).toBe(8);
    expect(out()).toContain('cpm-console cred unlock');
  });

  it('is one document for programs', async () => {
    const { world } = machine({ 'github/main': 'canary-value' });
    const { invocation, out } = invocationIn(world, { values: { json: true } });
    await doctorCommand(invocation);
    const document = JSON.parse(out()) as {
      schema: number;
      stores: { driver: string; record: boolean }[];
      threats: object[];
    };
    expect(document).toMatchObject({
      schema: 1,
      stores: [{ driver: 'secret-service', record: true, condition: 'unlocked' }, {}, {}, {}, {}],
    });
    expect(document.threats).toHaveLength(5);
    expect(out()).not.toContain('canary');
  });
});

describe('cred unlock', () => {
  it('asks where nobody sees it, forgives a typing error, and shows nothing of it', async () => {
    const { world, keychains } = machine();
    keychains.main.become('locked');
    const person = typing('wrong one', FAKE_PASSPHRASE);
    const { invocation, out } = invocationIn(world, person);
    expect(await unlockCommand(invocation)).toBe(0);
    expect(person.asked).toHaveLength(2);
    expect((await keychains.main.state()).condition).toBe('unlocked');
    expect(out()).toContain('The keyring is locked');
    expect(out()).toContain('That is not it.');
    expect(out()).not.toMatch(new RegExp(`wrong one|${FAKE_PASSPHRASE}`));
  });

  it('gives up after three', async () => {
    const { world, keychains } = machine();
    keychains.main.become('locked');
    const { invocation } = invocationIn(world, typing('a', 'b', 'c', FAKE_PASSPHRASE));
    await expect(unlockCommand(invocation)).rejects.toMatchObject({ code: 'keychain-denied', exit: 'credential' });
  });

  it('takes it from standard input', async () => {
    const { world, keychains } = machine();
    keychains.main.become('locked');
    const { invocation } = invocationIn(world, {
      values: { stdin: true },
      input: () => Promise.resolve(`${FAKE_PASSPHRASE}\n`),
    });
    expect(await unlockCommand(invocation)).toBe(0);
  });

  it('never waits for a terminal that is not there', async () => {
    const { world, keychains } = machine();
    keychains.main.become('locked');
    await expect(unlockCommand(invocationIn(world, {}).invocation)).rejects.toMatchObject({
      code: 'no-terminal',
      exit: 'refused',
    });
  });

  it('does not ask when it is open, or when no passphrase helps', async () => {
    const { world, keychains } = machine();
    const { invocation, out } = invocationIn(world, {});
    expect(await unlockCommand(invocation)).toBe(0);
    expect(out()).toContain('open already');
    keychains.main.become('unavailable');
    await expect(unlockCommand(invocation)).rejects.toMatchObject({ code: 'keychain-unavailable' });
  });
});

describe('cred lock', () => {
  it('locks the store of record', async () => {
    const { world, keychains } = machine({ a: 'v' });
    const { invocation, out } = invocationIn(world, {});
    expect(await lockCommand(invocation)).toBe(0);
    expect(out()).toContain('is locked');
    await expect(keychains.main.getPassword(SERVICE, 'a')).rejects.toMatchObject({ code: 'keychain-locked' });
  });
});

describe('cred migrate', () => {
  const options = { from: 'secret-service', to: 'vault', yes: true };

  it('moves every item and says what to write into the configuration', async () => {
    const { world, keychains } = machine({ 'github/main': 'canary-g', 'npm/main': 'canary-n' });
    const { invocation, out } = invocationIn(world, { values: options });
    expect(await migrateCommand(invocation)).toBe(0);
    expect(await keychains.main.findCredentials(SERVICE)).toEqual([]);
    expect((await keychains.of('vault').findCredentials(SERVICE)).map(({ account }) => account)).toEqual([
      'github/main',
      'npm/main',
    ]);
    expect(out()).toContain('keychain.driver: vault');
    expect(out()).not.toContain('canary');
  });

  it('leaves an item alone that has another value in each', async () => {
    const { world, keychains } = machine({ a: 'old', b: 'same', c: 'only here' });
    await keychains.of('vault').setPassword(SERVICE, 'a', 'new');
    await keychains.of('vault').setPassword(SERVICE, 'b', 'same');
    const { invocation, out } = invocationIn(world, { values: { ...options, json: true } });
    expect(await migrateCommand(invocation)).toBe(9);
    expect(JSON.parse(out())).toMatchObject({
      conflicts: ['a'],
      toDelete: ['b'],
      toMove: ['c'],
      copied: ['c'],
      deleted: ['b', 'c'],
    });
    expect(await keychains.main.getPassword(SERVICE, 'a')).toBe('old');
    expect(await keychains.of('vault').getPassword(SERVICE, 'a')).toBe('new');
  });

  it('only shows with --dry-run, keeps the old ones with --keep, and has nothing to do twice', async () => {
    const { world, keychains } = machine({ a: 'v' });
    expect(await migrateCommand(invocationIn(world, { values: { ...options, 'dry-run': true } }).invocation)).toBe(0);
    expect(await keychains.of('vault').findCredentials(SERVICE)).toEqual([]);
    expect(await migrateCommand(invocationIn(world, { values: { ...options, keep: true } }).invocation)).toBe(0);
    expect(await keychains.main.getPassword(SERVICE, 'a')).toBe('v');
    expect(await migrateCommand(invocationIn(world, { values: options }).invocation)).toBe(0);
    expect(await migrateCommand(invocationIn(world, { values: options }).invocation)).toBe(3);
  });

  it.each([
    ['no such store', { from: 'secret-service', to: 'cloud', yes: true }, 'no-such-store'],
    ['the same store', { from: 'vault', to: 'vault', yes: true }, 'same-store'],
    ['nobody to agree', { from: 'secret-service', to: 'vault' }, 'needs-consent'],
  ])('refuses %s', async (_what, values, code) => {
    const { world, keychains } = machine({ a: 'v' });
    await expect(migrateCommand(invocationIn(world, { values }).invocation)).rejects.toMatchObject({ code });
    expect(await keychains.main.getPassword(SERVICE, 'a')).toBe('v');
  });
});
