import { expect, test } from 'vitest';

import { cachePath } from '#config/cache.ts';
import { DEFAULT_BACKUP } from '#config/defaults.ts';
import { FOR_GOOD } from '#config/schema/words.ts';
import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { DEFAULT_CHECKLIST } from '#domain/checklist/settings.ts';
import { DEFAULT_CREDENTIALS, DEFAULT_KEYCHAIN } from '#domain/credentials/settings.ts';
import { DEFAULT_HISTORY } from '#domain/history/settings.ts';
import { DEFAULT_NOTIFY } from '#domain/notify/settings.ts';
import { DEFAULT_RECOVERY } from '#domain/recovery/settings.ts';

import { anas, FILE, loaded, STATE } from './support.ts';

test('without a file the defaults hold, and they say where a file would be', async () => {
  expect(await loaded(null)).toEqual({
    environment: 'development',
    source: null,
    path: FILE,
    named: [],
    refreshMs: 2000,
    health: { healthyAbove: 85, criticalBelow: 60 },
    alerts: { ...DEFAULT_ALERTS, score: { healthyAbove: 85, criticalBelow: 60 } },
    projects: [],
    push: { all: null, files: {} },
    projectRoots: [],
    services: [],
    groups: {},
    checks: [],
    backup: DEFAULT_BACKUP,
    recovery: DEFAULT_RECOVERY,
    keychain: DEFAULT_KEYCHAIN,
    credentials: DEFAULT_CREDENTIALS,
    history: DEFAULT_HISTORY,
    notify: DEFAULT_NOTIFY,
    memory: { host: 'localhost', port: 8002, tls: false, configured: false },
    frameworkRoot: null,
    agents: [],
    checklist: DEFAULT_CHECKLIST,
    commands: [],
    logViews: [],
    learnings: { folder: null },
    keys: {},
    theme: 'dark',
    files: [FILE, `${STATE}/trust.json`],
    notices: [],
  });
});

test('an empty file, one of comments only and keys that hold nothing mean the defaults', async () => {
  const plain = await loaded('');
  expect(plain).toEqual({ ...(await loaded(null)), source: FILE });
  expect(await loaded('# nothing yet\n')).toEqual(plain);
  expect(await loaded('checks:\nmemory:\nenvironments:\n')).toEqual(plain);
  expect(await loaded('\uFEFFtheme: light\n')).toMatchObject({ theme: 'light' });
});

test('what a file says is normalised', async () => {
  const config = await loaded(`
refresh: 2s
theme: light
health: {healthyAbove: 90, alertThreshold: 65}
projectRoots: [~/Projects, ../shared, /opt]
projects:
  - ~/src/Web Shop
  - {id: shop, path: /srv/shop}
  - /opt/shop
services:
  - {manager: systemd, unit: nginx.service}
  - {id: queue, manager: pm2, unit: worker, critical: true}
checks:
  - kind: git
    id: mine
    project: shop
    path: ../shop
    interval: 1m30s
    timeout: 2s
    critical: true
    dependsOn: other
    pause: 2026-12-24T18:00Z
  - {kind: git, project: other, path: ~/x, id: other, pause: true}
memory: {port: 9000}
framework: {root: fw}
agents: [claude, claude, aider]
keys: {quit: Q}
`);
  expect(config).toMatchObject({
    named: [
      'refresh',
      'theme',
      'health',
      'projectRoots',
      'projects',
      'services',
      'checks',
      'memory',
      'framework',
      'agents',
      'keys',
    ],
    refreshMs: 2000,
    theme: 'light',
    health: { healthyAbove: 90, criticalBelow: 65 },
    projectRoots: ['/u/ana/Projects', '/u/ana/.config/shared', '/opt'],
    projects: [
      { id: 'web-shop', path: '/u/ana/src/Web Shop' },
      { id: 'shop', path: '/srv/shop' },
      { id: 'shop-2', path: '/opt/shop' },
    ],
    services: [
      { id: 'nginx', manager: 'systemd', unit: 'nginx.service', critical: false },
      { id: 'queue', manager: 'pm2', unit: 'worker', critical: true },
    ],
    memory: { host: 'localhost', port: 9000, tls: false, configured: true },
    frameworkRoot: '/u/ana/.config/cpm-console/fw',
    agents: ['claude', 'aider'],
    keys: { quit: 'Q' },
  });
  expect(config.checks).toMatchObject([
    {
      id: 'git:mine',
      kind: 'git',
      title: 'mine',
      params: { project: 'shop', path: '/u/ana/.config/shop' },
      intervalMs: 90_000,
      timeoutMs: 2000,
      critical: true,
      dependsOn: ['git:other'],
      pausedUntil: Date.UTC(2026, 11, 24, 18),
    },
    { id: 'git:other', params: { path: '/u/ana/x' }, pausedUntil: FOR_GOOD },
  ]);
});

test.each([
  ['development', 60],
  ['testing', 60],
  ['staging', 70],
  ['production', 80],
])('in %s the score is critical below %i', async (env, criticalBelow) => {
  expect((await loaded(null, { env })).health).toEqual({ healthyAbove: 85, criticalBelow });
  expect((await loaded('theme: dark\n', { env })).health.criticalBelow).toBe(criticalBelow);
});

test('the section of the environment is laid over the base', async () => {
  const text = `
memory: {host: localhost, port: 8002}
services:
  - {id: db, manager: systemd, unit: db}
environments:
  production:
    memory: {host: mem.example.org, tls: true}
    services:
      - {id: db, critical: true}
      - {id: web, manager: systemd, unit: web}
`;
  expect(await loaded(text, { env: 'prod' })).toMatchObject({
    environment: 'production',
    memory: { host: 'mem.example.org', port: 8002, tls: true },
    services: [
      { id: 'db', unit: 'db', critical: true },
      { id: 'web', critical: false },
    ],
  });
  expect((await loaded(text)).services).toHaveLength(1);
});

test.each<[Record<string, string>, string | undefined, string]>([
  [{}, undefined, 'development'],
  [{ CMPM_ENVIRONMENT: 'production' }, undefined, 'production'],
  [{ CMPM_ENVIRONMENT: ' "Prod"  # the real one' }, undefined, 'production'],
  [{ CMPM_ENVIRONMENT: 'staging', ENVIRONMENT: 'production' }, undefined, 'staging'],
  [{ ENVIRONMENT: 'production' }, undefined, 'production'],
  [{ ENVIRONMENT: 'eu-west-7' }, undefined, 'development'],
  [{ CMPM_ENVIRONMENT: 'production' }, 'testing', 'testing'],
  [{ CMPM_ENVIRONMENT: '' }, undefined, 'development'],
])('%j with --env %s is %s', async (variables, env, name) => {
  expect((await loaded(null, { environment: anas(variables), env })).environment).toBe(name);
});

test('a file is named by --config, else CPM_CONFIG, else it is the usual one', async () => {
  const files = new Map([
    ['/srv/a.yaml', 'theme: a'],
    ['/u/ana/b.yaml', 'theme: b'],
    [FILE, 'theme: c'],
  ]);
  const environment = anas({ CPM_CONFIG: '~/b.yaml' });
  expect(await loaded(null, { files, environment, file: 'a.yaml' })).toMatchObject({
    theme: 'a',
    source: '/srv/a.yaml',
  });
  expect((await loaded(null, { files, environment })).theme).toBe('b');
  expect((await loaded(null, { files, environment: anas({ CPM_CONFIG: '' }) })).theme).toBe('c');
});

test('a named file that is not there is no reason to go on with defaults', async () => {
  await expect(loaded(null, { file: 'a.yaml' })).rejects.toMatchObject({
    code: 'config-missing',
    exit: 'usage',
    message: 'There is no configuration file /srv/a.yaml, which --config names.',
  });
  const environment = anas({ CPM_CONFIG: '~/b.yaml' }, { home: null });
  await expect(loaded(null, { environment })).rejects.toThrow('CPM_CONFIG names no file: there is no home folder.');
  await expect(loaded(null, { file: '' })).rejects.toThrow('--config names no file: it is empty.');
});

test('without a home folder the defaults hold, and a ~ is told', async () => {
  const environment = anas({}, { home: null });
  expect(await loaded(null, { environment })).toMatchObject({ source: null, frameworkRoot: null });
  await expect(loaded('projects: [~/x]\nprojectRoots: ["~"]\n', { environment })).rejects.toThrow(
    /projects\[0\]\.path: there is no home folder[\s\S]*projectRoots\[0\]: there is no home folder/,
  );
});

test('an unchanged file is not checked again, a changed one is', async () => {
  const files = new Map<string, string>();
  const first = await loaded('theme: light\n', { files });
  const cache = cachePath(STATE, FILE);
  const kept = files.get(cache) ?? '';
  expect(JSON.parse(kept)).toMatchObject({ config: { theme: 'light' } });
  files.set(cache, kept.replace('"theme":"light"', '"theme":"kept"'));
  expect(await loaded(null, { files })).toEqual({ ...first, theme: 'kept' });
  expect((await loaded('theme: high\n', { files })).theme).toBe('high');
});

test.each<[string, Parameters<typeof loaded>[1]]>([
  ['another version of the program', { version: '2' }],
  ['another environment', { env: 'production' }],
  ['another place of the memory service', { environment: anas({ MEM0AI_PORT: '9' }) }],
  ['another home folder', { environment: anas({}, { home: '/u/bea' }) }],
])('what was kept is not used for %s', async (_what, start) => {
  const files = new Map<string, string>();
  await loaded('theme: light\n', { files });
  const cache = cachePath(STATE, FILE);
  files.set(cache, (files.get(cache) ?? '').replace('"theme":"light"', '"theme":"kept"'));
  expect((await loaded(null, { files, ...start })).theme).toBe('light');
});

test('a torn or foreign cache is not used', async () => {
  const files = new Map<string, string>();
  const cache = cachePath(STATE, FILE);
  for (const text of ['', '{', '5', 'null', '{"key":1}']) {
    files.set(cache, text);
    expect((await loaded('theme: light\n', { files })).theme).toBe('light');
  }
});

test('an error is not kept', async () => {
  const files = new Map<string, string>();
  await expect(loaded('theme: 5\n', { files })).rejects.toThrow('theme');
  expect(files.has(cachePath(STATE, FILE))).toBe(false);
});
