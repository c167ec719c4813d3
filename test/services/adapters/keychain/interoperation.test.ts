import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { nativeKeychain } from '#services/adapters/keychain/secret-service/driver.ts';
import type { NativeStore } from '#services/adapters/keychain/worker/talk.ts';
import type { Keychain } from '#services/ports/keychain.ts';
import { migrate, planMigration } from '#services/procedures/credentials/migrate.ts';

import { gateOf } from '../../../support/audit/gate.ts';
import { type Keyring, keyringMissing, startKeyring } from '../../../support/keyring.ts';
import { type Installed, installed } from '../../../support/lab/installed.ts';

const SERVICE = 'cpm-console';
const gate = gateOf();
const missing = keyringMissing();
let keyring: Keyring;
let keytar: Installed;
const open: Keychain[] = [];

beforeAll(async () => {
  if (missing !== null) return;
  keyring = await startKeyring();
  keytar = await installed(join(process.cwd(), 'test/support/keychain/keytar'));
});
afterAll(async () => {
  for (const made of open) made.close();
  if (missing === null) await keyring.stop();
});
beforeEach(({ skip }) => skip(missing !== null, missing ?? ''));

function chain(store: NativeStore, mayPrompt = false): Keychain {
  const path = 'path' in keytar ? join(keytar.path, 'node_modules') : '';
  const env: Readonly<Record<string, string>> = { ...keyring.env, NODE_PATH: path };
  const made = nativeKeychain(store, {
    env: (name) => env[name],
    uid: process.getuid?.() ?? 0,
    platform: 'linux',
    deadlineMs: 20_000,
    mayPrompt,
  });
  open.push(made);
  return made;
}

const secretTool = (args: readonly string[], input?: string): string =>
  execFileSync('secret-tool', args, {
    env: { ...process.env, ...keyring.env },
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });

describe('secret-tool', () => {
  it('reads what we stored, and stores what we read', async () => {
    const ours = chain('secret-service');
    await ours.setPassword(SERVICE, 'github/main', 'from us');
    expect(secretTool(['lookup', 'service', SERVICE, 'username', 'github/main'])).toBe('from us');
    secretTool(['store', '--label=x', 'service', SERVICE, 'username', 'npm/main'], 'from it');
    expect(await ours.getPassword(SERVICE, 'npm/main')).toBe('from it');
    for (const name of ['github/main', 'npm/main']) await ours.deletePassword(SERVICE, name);
    expect(await ours.findCredentials(SERVICE)).toEqual([]);
  });
});

describe('a package that is compatible with keytar', () => {
  beforeEach(({ skip }) => skip(keytar.missing !== null, keytar.missing ?? ''));

  it('keeps items of its own in the same keyring, as secret-tool sees', async () => {
    const theirs = chain('keytar');
    expect(await theirs.state()).toMatchObject({ condition: 'unlocked' });
    await theirs.setPassword(SERVICE, 'github/main', 'g');
    expect(await theirs.findCredentials(SERVICE)).toEqual([{ account: 'github/main', password: 'g' }]);
    expect(secretTool(['lookup', 'service', SERVICE, 'account', 'github/main'])).toBe('g');
    expect(await chain('secret-service').findCredentials(SERVICE)).toEqual([]);
    expect(await chain('secret-service').getPassword(SERVICE, 'github/main')).toBeNull();
    expect(await theirs.deletePassword(SERVICE, 'github/main')).toBe(true);
    expect(await theirs.deletePassword(SERVICE, 'github/main')).toBe(false);
  });

  it('gives its items to our own driver, and takes them back', async () => {
    const keychains = {
      main: chain('keytar'),
      of: (driver: string) => chain(driver === 'keytar' ? 'keytar' : 'secret-service'),
    };
    await keychains.main.setPassword(SERVICE, 'a', '1');
    await keychains.main.setPassword(SERVICE, 'b', '2');
    for (const [from, to] of [
      ['keytar', 'secret-service'],
      ['secret-service', 'keytar'],
    ] as const) {
      const plan = await planMigration({ keychains, ...gate }, from, to);
      await migrate({ keychains, ...gate }, plan, {
        keep: false,
        tell: () => undefined,
        signal: new AbortController().signal,
      });
      expect(await keychains.of(from).findCredentials(SERVICE)).toEqual([]);
      expect((await keychains.of(to).findCredentials(SERVICE)).map(({ password }) => password)).toEqual(['1', '2']);
    }
  });

  it('takes only its worker down when it lists a locked keyring, and is not asked when we may not', async () => {
    await keyring.lock();
    await expect(chain('keytar').findCredentials(SERVICE)).rejects.toMatchObject({ code: 'keychain-locked' });
    await expect(chain('keytar', true).findCredentials(SERVICE)).rejects.toMatchObject({
      code: 'keychain-crashed',
      message: expect.stringContaining('SIGSEGV') as string,
    });
    expect(await chain('keytar').unlock(keyring.password)).toBe('unlocked');
  });
});
