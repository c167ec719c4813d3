import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { DEFAULT_CREDENTIALS } from '#domain/credentials/settings.ts';
import type { World } from '#services/ports/world.ts';
import { importFile, planImport } from '#services/procedures/credentials/files/import.ts';
import { scanFiles } from '#services/procedures/credentials/files/scan.ts';

import { realHome } from '../../../support/credentials/real-home.ts';

const KEY = 'Xy9mN2kL8pQ4vR7sT1uW6eY3rE5tU2iO';
const signal = new AbortController().signal;
let home: string;
let machine: (stored?: Readonly<Record<string, string>>) => ReturnType<typeof realHome>;
let made: DisposableStack;
beforeEach(() => {
  made = new DisposableStack();
  const first = made.use(realHome());
  home = first.home;
  machine = (stored) => (stored === undefined ? first : made.use(realHome(stored)));
});
afterEach(() => made.dispose());

const scan = (world: World, paths: readonly string[] = [], allow: readonly string[] = []) =>
  scanFiles(world, { paths, projects: [], allow }, signal);

async function taken(world: World, path: string) {
  return importFile(world, DEFAULT_CREDENTIALS, await planImport(world, path), {
    test: false,
    signal,
    helper: '!cpm-console cred git-credential',
  });
}

describe('scanning files', () => {
  it('finds what lies in the usual places, masked, with its line', async () => {
    writeFileSync(join(home, '.bashrc'), `alias ll='ls -l'\nexport MEMORY_API_KEY=${KEY}\n`);
    writeFileSync(
      join(home, '.bash_history'),
      `aws configure set aws_secret_access_key wJalrXUtnFEMIAK7MDENGbPxRfiCYzQ93kTplm2x\n`,
    );
    writeFileSync(join(home, 'notes.txt'), `token=${KEY}\n`);
    const report = await scan(machine().world);
    expect(report.files).toBe(2);
    const seen = report.findings.map(({ place, rule }) => [place.path.slice(home.length + 1), place.line, rule]);
    expect(seen).toEqual([
      ['.bash_history', 1, 'aws-secret'],
      ['.bashrc', 2, 'assigned-secret'],
    ]);
    expect(JSON.stringify(report)).not.toContain(KEY);
    expect(report.findings[1]?.masked).toBe('…U2iO');
  });

  it.each([
    ['as it is', (value: string) => value],
    ['as base64', (value: string) => Buffer.from(`user:${value}`).toString('base64')],
    ['as hexadecimal', (value: string) => Buffer.from(value).toString('hex')],
    ['in an address', (value: string) => encodeURIComponent(value)],
  ])('finds a stored value %s, in whatever file', async (_how, spelled) => {
    const value = 'plain words, nobody would guess';
    const { world, secrets } = machine({ 'http/billing': value });
    home = world.environment.home ?? '';
    // What a console that has read the store knows.
    await secrets.read('http/billing', 'test');
    writeFileSync(join(home, 'notes.txt'), `first\n\nremember ${spelled(value)} well\n`);
    const { findings } = await scan(world, [home]);
    expect(findings).toMatchObject([{ rule: 'stored-value', known: 'http/billing', place: { line: 3 } }]);
  });

  it('leaves out what is allowed, wherever its line moves', async () => {
    writeFileSync(join(home, '.env'), `API_KEY=${KEY}\n`);
    const { world } = machine();
    const [finding] = (await scan(world)).findings;
    writeFileSync(join(home, '.env'), `\n\nAPI_KEY=${KEY}\n`);
    expect(await scan(world, [], [finding!.fingerprint.slice(0, 16)])).toMatchObject({ findings: [], accepted: 1 });
  });

  it('reads the addresses of remotes, and no package of somebody else', async () => {
    const { world } = machine();
    const git = join(home, 'app/.git');
    mkdirSync(git, { recursive: true });
    writeFileSync(join(git, 'config'), `[remote "origin"]\n\turl = https://ana:${KEY}@git.example.com/app.git\n`);
    mkdirSync(join(home, 'app/node_modules/x'), { recursive: true });
    writeFileSync(join(home, 'app/node_modules/x/.env'), `API_KEY=${KEY}\n`);
    const { findings } = await scan(world, [home]);
    expect(findings.map(({ place }) => place.path)).toEqual([join(git, 'config')]);
  });
});

describe('importing a file', () => {
  it('stores, leaves references, keeps a private copy, and marks the values as leaked', async () => {
    const { world, values, state } = machine();
    const path = join(home, '.bashrc');
    const before = `export BILLING_API_KEY='${KEY}'\nalias ll='ls -l'\n`;
    writeFileSync(path, before, { mode: 0o644 });
    const done = await taken(world, path);
    expect(done).toMatchObject({ kept: [{ name: 'http/billing-api-key', provider: 'http', stored: false }], left: [] });
    expect(await values()).toEqual({ 'http/billing-api-key': KEY });
    expect(state.credentials.get('http/billing-api-key')?.leakedAt).not.toBeNull();
    expect(readFileSync(path, 'utf8')).toBe(
      "# Kept by cpm-console: cpm-console cred run --with http/billing-api-key=BILLING_API_KEY -- COMMAND\nexport BILLING_API_KEY='cpm://http/billing-api-key'\nalias ll='ls -l'\n",
    );
    expect(readFileSync(done.backup!, 'utf8')).toBe(before);
    expect(statSync(done.backup!).mode & 0o777).toBe(0o600);
    expect((await planImport(world, path)).items).toEqual([]);
  });

  it('does not store twice what was stored before the console was killed', async () => {
    const { world, values } = machine();
    const path = join(home, '.env');
    writeFileSync(path, `BILLING_API_KEY=${KEY}\n`);
    await taken(world, path);
    writeFileSync(path, `BILLING_API_KEY=${KEY}\n`);
    const again = await taken(world, path);
    expect(again.kept).toMatchObject([{ name: 'http/billing-api-key', stored: true }]);
    expect(await values()).toEqual({ 'http/billing-api-key': KEY });
  });

  it('leaves a value that fits no shape where it is', async () => {
    const { world, values } = machine();
    const path = join(home, '.env');
    const text = 'GITHUB_TOKEN=ghp_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18\n';
    writeFileSync(path, text);
    const done = await taken(world, path);
    expect(done).toMatchObject({
      kept: [],
      left: [{ name: expect.stringMatching(/^github\//) as string }],
      backup: null,
    });
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(await values()).toEqual({});
  });

  it('changes nothing when the store refuses, or when somebody wrote the file meanwhile', async () => {
    const { world, values } = machine();
    const path = join(home, '.env');
    writeFileSync(path, `BILLING_API_KEY=${KEY}\n`);
    const plan = await planImport(world, path);
    writeFileSync(path, `BILLING_API_KEY=${KEY}\nMORE=1\n`);
    await expect(
      importFile(world, DEFAULT_CREDENTIALS, plan, { test: false, signal, helper: '!cpm-console cred git-credential' }),
    ).rejects.toMatchObject({
      code: 'config-changed',
    });
    expect(readFileSync(path, 'utf8')).toContain('MORE=1');
    expect(await values()).toEqual({ 'http/billing-api-key': KEY });
  });
});
