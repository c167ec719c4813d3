import { mkdir, mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** Loads the configuration in a fresh process and prints which packages that took. */
const SCRIPT = `
import { registerHooks } from 'node:module';
const heavy = new Set();
registerHooks({
  load(url, context, next) {
    for (const name of ['zod', 'yaml']) if (url.includes('/node_modules/' + name + '/')) heavy.add(name);
    return next(url, context);
  },
});
const { loadConfig } = await import('#config/load.ts');
const { configStore } = await import('#services/adapters/config-store.ts');
const { realEnvironment } = await import('#services/adapters/environment.ts');
const { theme } = await loadConfig({ store: configStore, environment: realEnvironment(), version: '1' });
console.log(JSON.stringify({ theme, heavy: [...heavy].toSorted() }));
`;

let home: string;
beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'cpm-light-')));
});
afterEach(() => rm(home, { recursive: true }));

async function start(): Promise<unknown> {
  const args = ['--input-type=module', '--eval', SCRIPT];
  const { stdout } = await execa(process.execPath, args, { env: { HOME: home }, extendEnv: false });
  return JSON.parse(stdout);
}

test('without a file, and with one that has not changed, nothing heavy is loaded', async () => {
  expect(await start()).toEqual({ theme: 'dark', heavy: [] });
  const file = join(home, '.config/cpm-console/config.yaml');
  await mkdir(join(home, '.config/cpm-console'), { recursive: true });
  await writeFile(file, 'theme: light\n');
  await utimes(file, 1_700_000_000, 1_700_000_000);
  expect(await start()).toEqual({ theme: 'light', heavy: ['yaml', 'zod'] });
  expect(await start()).toEqual({ theme: 'light', heavy: [] });
  await writeFile(file, 'theme: other\n');
  expect(await start()).toEqual({ theme: 'other', heavy: ['yaml', 'zod'] });
});
