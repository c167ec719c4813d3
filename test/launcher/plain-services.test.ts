import { join } from 'node:path';

import { afterEach, expect, test, vi } from 'vitest';

import { parseLine } from '../../src/launcher/arguments.ts';
import { chooseWorld } from '../../src/launcher/real-world.ts';
import { emptyScratch, type Scratch } from '../support/scratch.ts';

const GLOBALS = parseLine([], [], () => null).globals;

afterEach(() => {
  vi.unstubAllEnvs();
});

async function opened(scratch: Scratch) {
  for (const name of ['CONFIG', 'STATE']) vi.stubEnv(`XDG_${name}_HOME`, join(scratch.path, name));
  vi.stubEnv('CPM_CONFIG', join(scratch.path, 'config.yaml'));
  const { world, load } = await chooseWorld(GLOBALS);
  const manager = world.managers.find(({ name }) => name === 'command')!;
  const names = async () => (await manager.list(AbortSignal.timeout(20_000))).map(({ name }) => name);
  return { load, names };
}

test('services without a manager are those of the configuration, also once it was read again', async () => {
  await using scratch = await emptyScratch();
  await scratch.write('config.yaml', 'services: [{manager: command, unit: api, start: node api.js}]');
  const { load, names } = await opened(scratch);
  expect(await names()).toEqual(['api']);
  await scratch.write('config.yaml', 'services: [{manager: command, unit: web, start: node web.js}]');
  await load();
  expect(await names()).toEqual(['web']);
  await scratch.write('config.yaml', 'services: [{manager: command, unit: broken}]');
  await expect(load()).rejects.toMatchObject({ name: 'OpsError' });
  expect(await names(), 'a broken file changes nothing').toEqual(['web']);
});

test('a project that nobody trusts names none', async () => {
  await using scratch = await emptyScratch();
  await scratch.write('shop/.cpm-console.yaml', 'services: [{manager: command, unit: evil, start: sh -c evil}]');
  await scratch.write('config.yaml', `projects: [${scratch.path}/shop]`);
  expect(await (await opened(scratch)).names()).toEqual([]);
});
