import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { Secret } from '#domain/credentials/secret.ts';
import type { CredentialItem } from '#domain/credentials/settings.ts';
import { environmentCredentials } from '#services/adapters/environment-credentials.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realSecrets } from '#services/adapters/secrets.ts';
import { storedCredentials } from '#services/adapters/stored-credentials.ts';
import { fakeCredentialRecords } from '#services/fakes/credential-records.ts';
import { fakeKeychains } from '#services/fakes/keychain.ts';

import { recordWith } from '../../support/credentials/record.ts';

const ITEM: CredentialItem = {
  name: 'github/acme',
  provider: 'github',
  baseUrl: null,
  variable: 'ACME_TOKEN',
  rule: null,
  rotateDays: null,
  wants: [],
  probe: null,
};

function secretsWith(env: Record<string, string>, stored: Record<string, string> = {}) {
  const keychain = fakeKeychains(stored).main;
  const records = fakeCredentialRecords();
  records.put(recordWith());
  records.put(recordWith({ name: 'github/acme', rule: 'owner:acme' }));
  const secrets = realSecrets({
    environment: realEnvironment(env),
    records: () => records,
    keychain: () => keychain,
    items: () => [ITEM],
    variables: () => Promise.resolve(['GITHUB_TOKEN', 'GH_TOKEN']),
  });
  return { secrets, keychain };
}

const systemd = (name: string, value: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cpm-systemd-'));
  writeFileSync(join(folder, name), value, { mode: 0o400 });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

describe('a value is read', () => {
  it('from the environment, then from systemd, then from the store', async () => {
    const stored = { 'github/main': 'from the store' };
    const folder = systemd('github-main', 'from systemd\n');
    const all = secretsWith({ CREDENTIALS_DIRECTORY: folder, GITHUB_TOKEN: ' from the environment ' }, stored);
    expect((await all.secrets.read('github/main', 'test'))?.reveal()).toBe('from the environment');
    expect(await all.secrets.override('github/main')).toBe('env');
    const two = secretsWith({ CREDENTIALS_DIRECTORY: folder, GITHUB_TOKEN: '' }, stored);
    expect((await two.secrets.read('github/main', 'test'))?.reveal()).toBe('from systemd');
    expect(await two.secrets.override('github/main')).toBe('systemd');
    const one = secretsWith({}, stored);
    expect((await one.secrets.read('github/main', 'test'))?.reveal()).toBe('from the store');
    expect(await one.secrets.override('github/main')).toBeNull();
  });

  it('from the variable that is tied to its name, not from one that is for another', async () => {
    const stored = { 'github/acme': 'from the store' };
    const usual = secretsWith({ GITHUB_TOKEN: 'of the main one' }, stored);
    expect((await usual.secrets.read('github/acme', 'test'))?.reveal()).toBe('from the store');
    const tied = secretsWith({ ACME_TOKEN: 'of acme' }, stored);
    expect((await tied.secrets.read('github/acme', 'test'))?.reveal()).toBe('of acme');
  });

  it('is null when it is nowhere, and a failure when the store will not say', async () => {
    const { secrets, keychain } = secretsWith({});
    expect(await secrets.read('github/main', 'test')).toBeNull();
    keychain.become('locked');
    await expect(secrets.read('github/main', 'test')).rejects.toMatchObject({ code: 'keychain-locked' });
    expect(await secrets.stored()).toMatchObject({ names: null, state: { condition: 'locked' } });
  });

  it('and known from then on, to be kept out of everything that is shown', async () => {
    const { secrets } = secretsWith({ GITHUB_TOKEN: 'seen once' }, { 'npm/publish': 'seen in the list' });
    await secrets.read('github/main', 'test');
    await secrets.stored();
    secrets.learn('argument', new Secret('typed in the open'));
    expect(secrets.known().map(({ value }) => value)).toEqual(['seen once', 'seen in the list', 'typed in the open']);
  });
});

it('what was written is read back before it counts as written', async () => {
  const { secrets, keychain } = secretsWith({});
  await secrets.write('github/main', new Secret('value'));
  expect((await secrets.stored()).names).toEqual(['github/main']);
  const lying = { ...keychain, getPassword: () => Promise.resolve('other') };
  const broken = realSecrets({
    environment: realEnvironment({}),
    records: fakeCredentialRecords,
    keychain: () => lying,
    items: () => [],
    variables: () => Promise.resolve([]),
  });
  await expect(broken.write('github/main', new Secret('value'))).rejects.toMatchObject({ code: 'not-stored' });
});

it('a fingerprint is only made of what cannot be guessed from it', () => {
  const { secrets } = secretsWith({});
  expect(secrets.fingerprint(new Secret('summer2026'))).toBeNull();
  const made = secrets.generate(48);
  expect(made.reveal()).toMatch(/^[\w-]{64}$/);
  expect(secrets.fingerprint(made)).toMatch(/^[\da-f]{8}$/);
  expect(secrets.generate(48).reveal()).not.toBe(made.reveal());
});

it('what systemd gave and cannot be read is said to be so, not to be missing', async () => {
  const folder = systemd('other', 'x');
  mkdirSync(join(folder, 'github-main'));
  const { secrets } = secretsWith({ CREDENTIALS_DIRECTORY: folder });
  await expect(secrets.read('github/main', 'test')).rejects.toMatchObject({ code: 'credential-unreadable' });
});

describe('adapters that talk to a provider', () => {
  it('use what the environment holds, else what is stored for the owner', async () => {
    const { secrets } = secretsWith({}, { 'github/main': 'main', 'github/acme': 'acme' });
    const stored = storedCredentials(secrets, environmentCredentials({}), 'panel');
    expect(await stored.read('github')).toBe('main');
    expect(await stored.read('github', { owner: 'acme' })).toBe('acme');
    expect(await stored.read('npm')).toBeNull();
    const given = storedCredentials(secrets, environmentCredentials({ GH_TOKEN: 'given' }), 'panel');
    expect(await given.read('github')).toBe('given');
  });

  it('hear that the store is locked instead of that there is none', async () => {
    const { secrets, keychain } = secretsWith({}, { 'github/main': 'main' });
    keychain.become('locked');
    const stored = storedCredentials(secrets, environmentCredentials({}), 'panel');
    await expect(stored.read('github')).rejects.toMatchObject({ code: 'keychain-locked' });
  });
});
