import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { realEnvironment } from '#services/adapters/environment.ts';
import { realKeychains } from '#services/adapters/keychain/keychains.ts';
import { vaultKeychain } from '#services/adapters/keychain/vault/driver.ts';
import { fakeKeychains } from '#services/fakes/keychain.ts';
import type { Keychain } from '#services/ports/keychain.ts';

import { type Keyring, keyringMissing, startKeyring } from '../support/keyring.ts';

const missing = keyringMissing();
let keyring: Keyring | undefined;
let real: Keychain | undefined;
let vault: Keychain;
const folder = mkdtempSync(join(tmpdir(), 'cpm-vault-'));

beforeAll(async () => {
  vault = vaultKeychain({
    folder,
    idleMs: 0,
    workFactor: 6,
    env: (name) => (name === 'XDG_RUNTIME_DIR' ? folder : undefined),
    uid: process.getuid?.() ?? 0,
    platform: 'linux',
    deadlineMs: 20_000,
  });
  await vault.unlock('correct horse');
  if (missing !== null) return;
  keyring = await startKeyring();
  real = realKeychains({
    settings: () => ({ driver: 'secret-service', deadlineMs: 20_000, idleLockMs: 0 }),
    environment: realEnvironment(keyring.env),
  }).main;
});
afterAll(async () => {
  real?.close();
  await keyring?.stop();
  await vault.lock();
  rmSync(folder, { recursive: true });
});

const SERVICE = 'cpm-console';

describe.each([
  ['gnome-keyring', (): Keychain | undefined => real],
  ['an age vault', (): Keychain | undefined => vault],
  ['a keychain in memory', (): Keychain | undefined => fakeKeychains().main],
])('%s', (_name, make) => {
  let chain: Keychain;
  beforeEach(async ({ skip }) => {
    const made = make();
    if (made === undefined) return skip(missing ?? 'needs a keyring');
    chain = made;
    for (const { account } of await chain.findCredentials(SERVICE)) await chain.deletePassword(SERVICE, account);
  });

  it('gives back what was stored, whatever is in it', async () => {
    const value = `a b"'\\$\n\u{1f511}é${'x'.repeat(100_000)}`;
    await chain.setPassword(SERVICE, 'github/main', value);
    expect(await chain.getPassword(SERVICE, 'github/main')).toBe(value);
    await chain.setPassword(SERVICE, 'github/main', 'another');
    expect(await chain.getPassword(SERVICE, 'github/main')).toBe('another');
    expect(await chain.getPassword(SERVICE, 'github/other')).toBeNull();
  });

  it('lists the items of one service by account', async () => {
    await chain.setPassword(SERVICE, 'npm/main', 'n');
    await chain.setPassword(SERVICE, 'github/main', 'g');
    await chain.setPassword(`${SERVICE}-other`, 'elsewhere', 'e');
    const items = [
      { account: 'github/main', password: 'g' },
      { account: 'npm/main', password: 'n' },
    ];
    expect(await chain.findCredentials(SERVICE)).toEqual(items);
    expect(await chain.findPassword(SERVICE)).toBe('g');
    expect(await chain.findPassword('nobody')).toBeNull();
    await chain.deletePassword(`${SERVICE}-other`, 'elsewhere');
  });

  it('says whether there was something to delete', async () => {
    await chain.setPassword(SERVICE, 'github/main', 'g');
    expect(await chain.deletePassword(SERVICE, 'github/main')).toBe(true);
    expect(await chain.deletePassword(SERVICE, 'github/main')).toBe(false);
    expect(await chain.getPassword(SERVICE, 'github/main')).toBeNull();
  });

  it.each([
    ['an empty service', '', 'a', 'v'],
    ['an empty account', SERVICE, '', 'v'],
    ['an empty value', SERVICE, 'a', ''],
    ['a value with a NUL', SERVICE, 'a', 'x\0y'],
  ])('refuses %s', async (_what, service, account, value) => {
    await expect(chain.setPassword(service, account, value)).rejects.toMatchObject({ code: 'keychain-failed' });
  });

  it('refuses what is too large', async () => {
    await expect(chain.setPassword(SERVICE, 'a', 'x'.repeat(2_000_000))).rejects.toMatchObject({
      code: 'keychain-too-large',
    });
  });

  it('says at once that it is locked, and opens here with the right passphrase only', async () => {
    await chain.setPassword(SERVICE, 'github/main', 'g');
    await chain.lock();
    expect(await chain.state()).toMatchObject({ condition: 'locked', unlockable: true });
    const locked = {
      code: 'keychain-locked',
      exit: 'credential',
      hint: expect.stringContaining('cred unlock') as string,
    };
    await expect(chain.getPassword(SERVICE, 'github/main')).rejects.toMatchObject(locked);
    await expect(chain.setPassword(SERVICE, 'github/main', 'h')).rejects.toMatchObject(locked);
    await expect(chain.findCredentials(SERVICE)).rejects.toMatchObject(locked);
    await expect(chain.deletePassword(SERVICE, 'github/main')).rejects.toMatchObject(locked);
    expect(await chain.unlock('wrong')).toBe('denied');
    expect((await chain.state()).condition).toBe('locked');
    expect(await chain.unlock('correct horse')).toBe('unlocked');
    expect((await chain.state()).condition).toBe('unlocked');
    expect(await chain.getPassword(SERVICE, 'github/main')).toBe('g');
  });
});
