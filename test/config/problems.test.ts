import { expect, test } from 'vitest';

import { loaded, problemsOf } from './support.ts';

const GIT = '- kind: git\n  project: shop\n  path: /srv/shop\n';
const indent = (text: string) => text.replaceAll(/^/gm, '  ').trimEnd();

test.each<[string, string, string[]]>([
  ['a misspelt key', 'refesh: 2s\n', ['1:1: refesh: there is no such key. Did you mean refresh?']],
  [
    'a key far from all',
    'wallpaper: x\n',
    [
      '1:1: wallpaper: there is no such key. Known here: refresh, theme, health, alerts, projectRoots, projects, services, groups, checks, push, backup, memory, framework, checklist, commands, learnings, logs, recovery, keychain, notify, credentials, history, agents, keys, environments.',
    ],
  ],
  [
    'a secret',
    'memory:\n  apiToken: x\n',
    ['2:3: memory.apiToken: there is no such key. Secrets stay out of this file.'],
  ],
  [
    'a duration without unit',
    'refresh: 30\n',
    ['1:10: refresh: expected a duration with its unit, such as 30s, 5m or 1h30m'],
  ],
  ['a duration too short', 'refresh: 1ms\n', ['1:10: refresh: expected a duration from 100ms to 521w3d']],
  ['a list in place of a text', 'theme: [dark]\n', ['1:8: theme: expected a text']],
  [
    'a lone ~',
    'projectRoots: [~]\n',
    ['1:16: projectRoots[0]: expected a text. It holds nothing; a lone ~ needs quotes.'],
  ],
  ['a text in place of a list', 'projects: shop\n', ['1:11: projects: expected a list']],
  ['a port', 'memory: {port: 70000}\n', ['1:16: memory.port: expected a port from 1 to 65535']],
  ['a share', 'health:\n  healthyAbove: 101\n', ['2:17: health.healthyAbove: expected a number from 0 to 100']],
  [
    'crossed limits',
    'health:\n  healthyAbove: 50\n',
    ['2:3: health: alertThreshold (60) must not be above healthyAbove (50)'],
  ],
  [
    'an id',
    'projects:\n  - {id: Shop, path: /srv}\n',
    ['2:10: projects[0].id: expected small letters, digits and single hyphens, such as web-shop'],
  ],
  ['a missing key', 'projects:\n  - id: shop\n', ['2:5: projects[0].path: is missing']],
  ['an item that is a number', 'projects:\n  - 5\n', ['2:5: projects[0]: expected a text or keys and values']],
  [
    'ids used twice',
    'services:\n  - {id: a, manager: systemd, unit: x}\n  - {id: a, manager: systemd, unit: y}\n',
    ['3:10: services[1].id: this id is taken by services[0]. Give another.'],
  ],
  [
    'a check without kind',
    'checks:\n  - id: a\n',
    [expect.stringMatching(/^2:5: checks\[0\]\.kind: is missing. One of .*git/)],
  ],
  [
    'a misspelt kind',
    'checks:\n  - kind: gti\n',
    [expect.stringMatching(/^2:11: checks\[0\]\.kind: expected one of .*\. Did you mean git\?$/)],
  ],
  [
    'a misspelt parameter',
    `checks:\n${indent(GIT)}\n    intervall: 5s\n`,
    ['5:5: checks[0].intervall: there is no such key. Did you mean interval?'],
  ],
  [
    'the same check twice',
    `checks:\n${indent(GIT + GIT)}\n`,
    ['5:5: checks[1]: this is the same check as checks[0] (git:shop). Give it an id of its own.'],
  ],
  [
    'a dependency on nothing',
    `checks:\n${indent(GIT)}\n    dependsOn: shopp\n`,
    ['5:16: checks[0].dependsOn[0]: there is no check shopp'],
  ],
  [
    'a dependency on itself',
    `checks:\n${indent(GIT)}\n    dependsOn: [git:shop]\n`,
    ['5:16: checks[0].dependsOn: a circle: git:shop -> git:shop. Take one of them out.'],
  ],
  [
    'a pause',
    `checks:\n${indent(GIT)}\n    pause: tomorrow\n`,
    ['5:12: checks[0].pause: expected true, or when it ends in UTC, such as 2026-12-24 or 2026-12-24T18:00Z'],
  ],
  [
    'a wrong environment name and section',
    'environments:\n  Prod: {}\n  staging: 5\n',
    [
      '2:3: environments.Prod: expected small letters, digits and single hyphens, such as web-shop',
      '3:12: environments.staging: expected keys and values',
    ],
  ],
])('%s is told with its place', async (_what, text, lines) => {
  expect(await problemsOf(text)).toEqual(lines);
});

test.each<[string, string | Uint8Array, string[]]>([
  ['a tab', 'memory:\n\thost: x\n', ['2:1: a tab is used for indentation; use spaces']],
  ['a key twice', 'theme: a\nrefresh: 2s\ntheme: b\n', ['3:1: this key is there twice; keep one']],
  ['a quote left open', 'theme: "dark\nrefresh: 2s\n', [expect.stringMatching(/^\d+:\d+: a quote, bracket/)]],
  [
    'two documents',
    'theme: a\n---\ntheme: b\n',
    ['2:1: there is a second document (---); one file holds one configuration'],
  ],
  ['an anchor that is not there', 'theme: *dark\n', [expect.stringMatching(/^1:8: an alias names an anchor/)]],
  ['a list', '- a\n', ['1:1: expected keys and values such as `refresh: 2s`']],
  ['a text', 'hello\n', ['1:1: expected keys and values such as `refresh: 2s`']],
  [
    'aliases that explode',
    `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`).join('\n')}\n`,
    ['1:1: its aliases (*name) unfold to too much; write it out'],
  ],
  ['endless nesting', '['.repeat(200_000), ['1:1: it is nested too deeply']],
])('%s is told with its place', async (_what, text, lines) => {
  expect(await problemsOf(String(text))).toEqual(lines);
});

test('several problems are told at once in the order of the text, and not more than a person reads', async () => {
  const lines = await problemsOf(
    `theme: 5\n${Array.from({ length: 50 }, (_, n) => `zzzzzz${n}: 1`).join('\n')}\nmemory: {port: x}\n`,
  );
  expect(lines).toHaveLength(21);
  expect(lines[0]).toContain('1:8: theme');
  expect(lines[1]).toContain('2:1: zzzzzz0');
  expect(lines.at(-1)).toBe('and 32 more');
});

test('a problem in the section of an environment is told there, one in the base there, and only for that environment', async () => {
  const text = 'memory:\n  port: x\nenvironments:\n  production:\n    memory:\n      port: 0\n      tsl: true\n';
  const env = 'production';
  expect(await problemsOf(text, { env })).toEqual([
    '6:13: environments.production.memory.port: expected a port from 1 to 65535',
    '7:7: environments.production.memory.tsl: there is no such key. Did you mean tls?',
  ]);
  expect(await problemsOf(text)).toEqual(['2:9: memory.port: expected a port from 1 to 65535']);
});

test('an item that a section changes is told at its own place', async () => {
  const text =
    'services:\n  - {id: a, manager: systemd, unit: x}\n  - {id: b, manager: systemd, unit: y}\n' +
    'environments:\n  production:\n    services:\n      - {id: b, critical: maybe}\n';
  expect(await problemsOf(text, { env: 'production' })).toEqual([
    '7:27: environments.production.services[0].critical: expected true or false',
  ]);
});

test('an environment that nobody knows is told', async () => {
  await expect(loaded('theme: dark\n', { env: 'prodution' })).rejects.toMatchObject({
    code: 'environment-unknown',
    exit: 'usage',
    hint: expect.stringContaining('Did you mean production?') as string,
  });
  await expect(loaded(null, { env: 'qa' })).rejects.toMatchObject({ code: 'environment-unknown' });
  expect((await loaded('environments: {qa: {theme: light}}\n', { env: 'qa' })).theme).toBe('light');
});
