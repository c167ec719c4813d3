import { expect, test } from 'vitest';
import { parse } from 'yaml';

import config from '#cli/commands/config.ts';
import { loadConfig, loadOrDefaults } from '#config/load.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeConfigStore } from '#services/fakes/config-store.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { anas, FILE, STATE } from '../config/support.ts';
import { invocationIn } from '../support/invocation.ts';

const TEXT = `
refresh: 2s
projects: [/srv/shop]
services: [{manager: upstart, unit: nginx}]
checks:
  - kind: http
    id: shop
    url: https://ana:hush@shop.example.org/health
    headers: {Authorization: Bearer hush}
    thresholds: {warning: 1s}
    pause: 2026-12-24
environments:
  production: {theme: light}
  later: {refresh: 1}
`;

async function run(text: string | null, verb: string | null, given: Parameters<typeof invocationIn>[1] = {}) {
  const store = fakeConfigStore(new Map(text === null ? [] : [[FILE, text]]));
  const request = { store, environment: anas(), version: '1' };
  const { config: found, error } = await loadOrDefaults(request);
  const world = { ...demoWorld({ clock: new ManualClock() }), configStore: store, environment: anas() };
  const { invocation, out } = invocationIn(world, { verb, config: found, configError: error, ...given });
  return { code: await config.run(invocation), text: out() };
}

test('show prints a configuration that holds the same again, without its secrets', async () => {
  const { code, text } = await run(TEXT, 'show');
  expect(code).toBe(0);
  expect(text).not.toContain('hush');
  expect(text).toContain('url: https://(hidden)@shop.example.org/health');
  const shown = text.replace('(hidden)@', 'ana:hush@').replace('(hidden)', 'Bearer hush');
  const load = (yaml: string) =>
    loadConfig({ store: fakeConfigStore(new Map([[FILE, yaml]])), environment: anas(), version: '1' });
  const [before, after] = [await load(TEXT), await load(shown)];
  expect({ ...after, named: [] }).toEqual({ ...before, named: [], memory: { ...before.memory, configured: true } });
});

test('show without a file says that the defaults hold, and as JSON it is one document', async () => {
  expect((await run(null, 'show')).text).toContain('nothing but defaults');
  const { text } = await run(TEXT, null, { values: { json: true } });
  expect(JSON.parse(text)).toMatchObject({ schema: 1, config: { refreshMs: 2000 } });
  expect(text).not.toContain('hush');
});

test('show of a broken file ends with its problems', async () => {
  await expect(run('theme: 5\n', 'show')).rejects.toMatchObject({ code: 'config-invalid', exit: 'usage' });
});

test('validate tells what is wrong in any environment', async () => {
  await expect(run(TEXT, 'validate')).rejects.toThrow(
    'config.yaml:14:20: environments.later.refresh: expected a duration with its unit',
  );
  const { code, text } = await run(TEXT, 'validate', { values: { json: true } });
  expect(code).toBe(2);
  expect(JSON.parse(text)).toMatchObject({
    schema: 1,
    file: FILE,
    valid: false,
    problems: [{ file: FILE, line: 14, column: 20, key: 'environments.later.refresh' }],
  });
});

test('validate counts what a right file holds and names managers that nobody knows', async () => {
  const { code, text } = await run(TEXT.replace('refresh: 1}', 'refresh: 1s}'), 'validate');
  expect(code).toBe(0);
  expect(text).toContain('is right in development, testing, staging, production, later.');
  expect(text).toContain('1 project, 1 service, 1 check');
  expect(text).toContain('The service manager upstart is not known here');
});

test('validate takes a file, and one that is not there is told', async () => {
  await expect(run(null, 'validate')).rejects.toMatchObject({ code: 'config-missing', exit: 'usage' });
  await expect(run(TEXT, 'validate', { positionals: ['other.yaml'] })).rejects.toThrow('/srv/other.yaml');
});

test('path says where the files are and by whose word', async () => {
  expect((await run(null, 'path')).text).toContain(`${FILE} (not there, the defaults hold)`);
  const { text } = await run(TEXT, 'path', { values: { json: true, config: 'x.yaml' } });
  expect(JSON.parse(text)).toEqual({
    schema: 1,
    config: { path: '/srv/x.yaml', exists: false, namedBy: '--config' },
    stateDir: STATE,
    trust: `${STATE}/trust.json`,
  });
});

test('schema is YAML too, as every JSON', async () => {
  const { text } = await run(null, 'schema');
  expect(parse(text)).toMatchObject({ title: 'cpm-console configuration', type: 'object' });
});
