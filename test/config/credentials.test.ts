import { expect, test } from 'vitest';

import { configYaml } from '#config/file/show.ts';
import { DEFAULT_CREDENTIALS } from '#domain/credentials/settings.ts';

import { loaded, problemsOf } from './support.ts';

test('what is written of credentials is normalised, the rest has its default', async () => {
  const config = await loaded(`
keychain: {driver: vault, deadline: 1s, idleLock: 5m}
credentials:
  expiring: 30d
  lockout: {failures: 3, for: 1h}
  copy: {overSsh: true}
  items:
    - {name: github/acme, provider: github, baseUrl: https://ghe.acme.example/api/v3, rule: "path:~/work", rotateEvery: 30d, wants: [acme/api]}
    - {name: metrics, provider: http, variable: METRICS_TOKEN, header: X-Token, ok: [200, 204]}
`);
  const { credentials, keychain } = config;
  expect(keychain).toEqual({ driver: 'vault', deadlineMs: 1000, idleLockMs: 300_000 });
  expect(credentials).toMatchObject({
    expiringDays: 30,
    lockout: { ...DEFAULT_CREDENTIALS.lockout, failures: 3, forMs: 3_600_000 },
    copy: { clearMs: 30_000, overSsh: true },
    revealMs: 10_000,
  });
  expect(credentials.items).toMatchObject([
    { name: 'github/acme', rule: 'path:/u/ana/work', rotateDays: 30, wants: ['acme/api'], probe: null },
    { name: 'metrics', variable: 'METRICS_TOKEN', probe: { header: 'X-Token', ok: [200, 204] }, rotateDays: null },
  ]);
  expect(await loaded(configYaml(config))).toMatchObject({ credentials, keychain });
});

test.each([
  ['a name with capitals', 'credentials: {items: [{name: GitHub}]}', /expected a name such as github\/main/],
  [
    'a password in an address',
    'credentials: {items: [{name: a, baseUrl: "https://u:p@x.example"}]}',
    /without a user name/,
  ],
  ['a rule that is none', 'credentials: {items: [{name: a, rule: team}]}', /expected owner:NAME or path:FOLDER/],
  ['a variable that is none', 'credentials: {items: [{name: a, variable: "A B"}]}', /name of an environment variable/],
  ['a name twice', 'credentials: {items: [{name: a}, {name: a}]}', /taken by credentials\.items\[0\]/],
  ['a value', 'credentials: {items: [{name: a, value: x}]}', /value/],
  ['a store that is none', 'keychain: {driver: plain}', /secret-service/],
])('%s is told with its place', async (_what, text, message) => {
  expect((await problemsOf(text)).join('\n')).toMatch(message);
});
