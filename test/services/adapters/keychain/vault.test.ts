import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { armor, Decrypter, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { vaultKeychain } from '#services/adapters/keychain/vault/driver.ts';
import { mustLock } from '#services/adapters/keychain/vault/idle.ts';
import type { Keychain } from '#services/ports/keychain.ts';

import { inTerminal } from '../../../support/keychain/in-terminal.ts';
import { until } from '../../../support/lab/until.ts';

const PASSPHRASE = 'four words nobody joins';
const SERVICE = 'cpm-console';
const HAS_AGE = existsSync('/usr/bin/age');

let folder: string;
let opened: Keychain[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cpm-vault-'));
  opened = [];
});
afterEach(async () => {
  for (const vault of opened) await vault.lock().catch(() => undefined);
  rmSync(folder, { recursive: true });
});

/** Another console of the same person. */
function console(idleMs = 0): Keychain {
  const vault = vaultKeychain({
    folder: join(folder, 'vault'),
    idleMs,
    workFactor: 6,
    env: (name) => (name === 'XDG_RUNTIME_DIR' ? folder : undefined),
    uid: process.getuid?.() ?? 0,
    platform: 'linux',
    deadlineMs: 20_000,
  });
  opened.push(vault);
  return vault;
}

const file = (name: string): string => join(folder, 'vault', name);

async function identity(): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(PASSPHRASE);
  return (await decrypter.decrypt(armor.decode(readFileSync(file('identity.age'), 'utf8')), 'text')).trim();
}

describe('an age vault', () => {
  it('is made by the first passphrase, which must not be short', async () => {
    const vault = console();
    expect(await vault.state()).toMatchObject({ condition: 'no-default-collection', unlockable: true });
    await expect(vault.getPassword(SERVICE, 'a')).rejects.toMatchObject({ code: 'keychain-no-default-collection' });
    await expect(vault.unlock('short')).rejects.toMatchObject({ code: 'keychain-failed' });
    expect(existsSync(file('identity.age'))).toBe(false);
    expect(await vault.unlock(PASSPHRASE)).toBe('unlocked');
    expect(await vault.getPassword(SERVICE, 'a')).toBeNull();
  });

  it('stays open for the next console and is locked for all of them', async () => {
    await console().unlock(PASSPHRASE);
    await console().setPassword(SERVICE, 'a', 'v');
    expect(await console().getPassword(SERVICE, 'a')).toBe('v');
    await console().lock();
    expect((await console().state()).condition).toBe('locked');
    await expect(console().getPassword(SERVICE, 'a')).rejects.toMatchObject({ code: 'keychain-locked' });
    expect(await console().unlock('something else')).toBe('denied');
    expect(await console().unlock(PASSPHRASE)).toBe('unlocked');
    expect(await console().getPassword(SERVICE, 'a')).toBe('v');
  });

  it('loses no change of several consoles at once', async () => {
    await console().unlock(PASSPHRASE);
    const names = Array.from({ length: 12 }, (_, at) => `n${String(at).padStart(2, '0')}`);
    await Promise.all(names.map((name) => console().setPassword(SERVICE, name, `value of ${name}`)));
    expect((await console().findCredentials(SERVICE)).map(({ account }) => account)).toEqual(names);
  });

  it('keeps its files to this user, and no value in them', async () => {
    const vault = console();
    await vault.unlock(PASSPHRASE);
    await vault.setPassword(SERVICE, 'a', 'canary-value');
    expect(statSync(join(folder, 'vault')).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(join(folder, 'vault'))) {
      expect(statSync(file(name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(file(name), 'latin1')).not.toContain('canary');
    }
    expect(readdirSync(join(folder, 'vault')).toSorted()).toEqual(['identity.age', 'vault.age', 'vault.age.before']);
  });

  it('locks itself when nobody uses it', async () => {
    const vault = console(40);
    await vault.unlock(PASSPHRASE);
    await until(async () => (await vault.state()).condition === 'locked', 'it stays open');
    await expect(vault.getPassword(SERVICE, 'a')).rejects.toMatchObject({ code: 'keychain-locked' });
  });

  it.each(['vault.age', 'identity.age'])('says that %s was cut in half, and overwrites nothing', async (name) => {
    const vault = console();
    await vault.unlock(PASSPHRASE);
    await vault.setPassword(SERVICE, 'a', 'first');
    await vault.setPassword(SERVICE, 'a', 'second');
    await vault.lock();
    truncateSync(file(name), Math.floor(statSync(file(name)).size / 2));
    const cut = readFileSync(file(name));
    const refused = {
      code: 'keychain-failed',
      message: expect.stringContaining(`${name} is damaged`) as string,
      hint: expect.stringContaining(name === 'vault.age' ? 'cp ' : 'backup') as string,
    };
    const tried = async (): Promise<void> => {
      await vault.unlock(PASSPHRASE);
      await vault.setPassword(SERVICE, 'a', 'third');
    };
    await expect(tried()).rejects.toMatchObject(refused);
    expect(readFileSync(file(name))).toEqual(cut);
    if (name !== 'vault.age') return;
    // What the hint says.
    writeFileSync(file('vault.age'), readFileSync(file('vault.age.before')));
    expect(await vault.getPassword(SERVICE, 'a')).toBe('first');
  });

  it('does not make a second key over items nobody could open any more', async () => {
    const vault = console();
    await vault.unlock(PASSPHRASE);
    await vault.lock();
    rmSync(file('identity.age'));
    await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({
      message: expect.stringContaining('identity.age, which opens it, is not') as string,
    });
  });

  it('is locked when its agent was killed, and opens again', async () => {
    const vault = console();
    await vault.unlock(PASSPHRASE);
    await vault.setPassword(SERVICE, 'a', 'v');
    const socket = readdirSync(join(folder, 'cpm-console')).find((name) => name.endsWith('.sock'));
    const agents = execFileSync('sh', ['-c', 'grep -l vault-agent /proc/[0-9]*/cmdline 2>/dev/null || true'], {
      encoding: 'utf8',
    });
    const mine = agents
      .split('\n')
      .flatMap((path) => /\d+/.exec(path)?.[0] ?? [])
      .map(Number)
      .filter((pid) => holds(pid, socket ?? ''));
    expect(mine).toHaveLength(1);
    process.kill(mine[0] ?? 0, 'SIGKILL');
    await until(async () => (await vault.state()).condition === 'locked', 'it stays open');
    expect(await vault.unlock(PASSPHRASE)).toBe('unlocked');
    expect(await vault.getPassword(SERVICE, 'a')).toBe('v');
  });
});

describe('the age program', () => {
  beforeEach(({ skip }) => skip(!HAS_AGE, 'needs age'));

  it('opens a vault of ours with the passphrase alone', async () => {
    const vault = console();
    await vault.unlock(PASSPHRASE);
    await vault.setPassword(SERVICE, 'github/main', 'g');
    const key = file('key.txt');
    await inTerminal('age', ['-d', '-o', key, file('identity.age')], [[/passphrase/i, `${PASSPHRASE}\r`]]);
    const child = spawn('age', ['-d', '-i', key, file('vault.age')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [plain] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(JSON.parse(plain)).toEqual({ [SERVICE]: { 'github/main': 'g' } });
  });

  it.each([
    ['binary', []],
    ['armored', ['--armor']],
  ])('writes a vault that we open: %s', async (_form, form) => {
    const vault = console();
    await vault.unlock(PASSPHRASE);
    const plain = file('plain.json');
    writeFileSync(plain, JSON.stringify({ [SERVICE]: { 'npm/main': 'n' }, other: {} }));
    execFileSync('age', ['-r', await identityToRecipient(await identity()), ...form, '-o', file('new.age'), plain]);
    writeFileSync(file('vault.age'), readFileSync(file('new.age')));
    expect(await vault.findCredentials(SERVICE)).toEqual([{ account: 'npm/main', password: 'n' }]);
  });
});

describe('a vault nobody uses', () => {
  const at = (wall: number, steady = wall) => ({ wall, steady });
  it.each([
    ['is used', at(0), at(500), at(999), 1000, false],
    ['rested long enough', at(0), at(900), at(1000), 1000, true],
    ['may rest for ever', at(0), at(900), at(9e9), 0, false],
    ['slept with the machine', at(0), at(0), at(600_000, 10), 900_000, true],
    ['lived through a clock that was set a little', at(0), at(0), at(30_000, 10), 900_000, false],
  ])('%s', (_what, used, looked, now, idleMs, locks) => {
    expect(mustLock(used, looked, now, idleMs)).toBe(locks);
  });
});

/** Whether a process listens at a socket whose path ends so. */
function holds(pid: number, name: string): boolean {
  const unix = readFileSync('/proc/net/unix', 'utf8').split('\n');
  const inodes = unix
    .filter((line) => line.includes(`${folder}/`) && line.includes(name))
    .map((line) => line.trim().split(/\s+/)[6]);
  const links = execFileSync('sh', ['-c', `ls -l /proc/${pid}/fd 2>/dev/null || true`], { encoding: 'utf8' });
  return inodes.some((inode) => links.includes(`socket:[${inode}]`));
}
