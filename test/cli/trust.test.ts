import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import trust from '#cli/commands/trust.ts';
import { loadConfig } from '#config/load.ts';
import { configStore } from '#services/adapters/config-store.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Environment } from '#services/ports/environment.ts';

import { anas } from '../config/support.ts';
import { invocationIn } from '../support/invocation.ts';

const TEXT = 'checks:\n  - {kind: tcp, id: mine, port: 4000}\n  - {kind: disk, path: data}\n';

let dir: string;
let environment: Environment;
beforeEach(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'cpm-trust-')));
  await mkdir(join(dir, 'shop'));
  await writeFile(join(dir, 'shop/.cpm-console.yaml'), TEXT);
  environment = anas({}, { cwd: join(dir, 'shop'), home: dir, configDir: join(dir, 'c'), stateDir: join(dir, 's') });
});
afterEach(() => rm(dir, { recursive: true }));

const load = (change: Partial<Environment> = {}) =>
  loadConfig({ store: configStore, environment: { ...environment, ...change }, version: '1' });

async function run(given: Parameters<typeof invocationIn>[1]) {
  const world = { ...demoWorld({ clock: new ManualClock() }), environment, configStore };
  const { invocation, out } = invocationIn(world, given);
  return { code: await trust.run(invocation), text: out() };
}

const yes = { values: { yes: true } };

test('a file of a project counts for nothing until it is trusted, and the person is told', async () => {
  const before = await load();
  expect(before.checks).toEqual([]);
  expect(before.notices).toEqual([
    '~/shop/.cpm-console.yaml is not trusted and is ignored: read it, then run cpm-console trust ~/shop',
  ]);
  const { code, text } = await run(yes);
  expect(code).toBe(0);
  expect(text).toContain('check tcp:mine: {"host":"localhost","port":4000}');
  const after = await load();
  expect(after.notices).toEqual([]);
  expect(after.checks.map(({ id }) => id)).toEqual(['tcp:mine', `disk:${dir}/shop/data`]);
});

test('trust holds from any folder, and ends with any change of the file', async () => {
  await run({ positionals: ['../shop'], ...yes });
  expect((await load({ cwd: '/' })).checks).toHaveLength(2);
  await writeFile(join(dir, 'shop/.cpm-console.yaml'), `${TEXT}\n# a word more`);
  const changed = await load({ cwd: '/' });
  expect(changed.checks).toEqual([]);
  expect(changed.notices).toEqual([expect.stringContaining('changed since it was trusted and is ignored') as string]);
  expect((await run({ verb: 'list' })).text).toBe('changed  ~/shop/.cpm-console.yaml\n');
  expect((await run(yes)).text).toContain('changed since you trusted it');
  expect((await load({ cwd: '/' })).checks).toHaveLength(2);
});

test('a configured project with an untrusted file is told too, wherever the console was started', async () => {
  await mkdir(join(dir, 'c'));
  await writeFile(join(dir, 'c/config.yaml'), 'projects: [~/shop]\n');
  expect((await load({ cwd: '/' })).notices).toEqual([expect.stringContaining('is not trusted') as string]);
});

test('what was trusted and has vanished adds nothing and breaks nothing', async () => {
  await run(yes);
  await rm(join(dir, 'shop'), { recursive: true });
  expect(await load({ cwd: '/' })).toMatchObject({ checks: [], notices: [] });
  expect((await run({ verb: 'list', values: { json: true } })).text).toContain('"state":"gone"');
});

test('nothing is trusted without consent', async () => {
  await expect(run({})).rejects.toMatchObject({ code: 'needs-consent' });
  expect(await run({ ask: () => Promise.resolve('n') })).toMatchObject({ code: 4 });
  expect((await load()).checks).toEqual([]);
});

test('a file that is wrong cannot be trusted', async () => {
  await writeFile(join(dir, 'shop/.cpm-console.yaml'), 'checks: [{kind: tcp}]\nprojects: [/]\n');
  await expect(run(yes)).rejects.toThrow(
    /\.cpm-console\.yaml:1:\d+: checks\[0\]\.port: is missing[\s\S]*2:1: projects: there is no such key/,
  );
});

test('trusting twice has nothing to do, and forgetting takes it back', async () => {
  expect((await run(yes)).code).toBe(0);
  expect(await run(yes)).toMatchObject({ code: 3 });
  expect((await run({ verb: 'forget' })).code).toBe(0);
  expect((await load()).checks).toEqual([]);
  expect((await run({ verb: 'forget' })).code).toBe(3);
  expect((await run({ verb: 'list' })).text).toBe('No project file is trusted.\n');
});

test('where both have the same check, the own one holds and a notice tells', async () => {
  await run(yes);
  await mkdir(join(dir, 'c'));
  await writeFile(join(dir, 'c/config.yaml'), 'checks: [{kind: tcp, id: mine, port: 5000}]\n');
  const config = await load();
  expect(config.checks).toMatchObject([{ params: { port: 5000 } }, { kind: 'disk' }]);
  expect(config.notices).toEqual(['~/shop/.cpm-console.yaml: tcp:mine is already configured; yours holds.']);
});

test('a project without such a file has nothing to trust', async () => {
  await expect(run({ positionals: ['..'], ...yes })).rejects.toMatchObject({ code: 'nothing-to-trust', exit: 'usage' });
});
