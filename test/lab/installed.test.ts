import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cpm-installed-'));
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  vi.resetModules();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A lock file with one package that npm finds on this disk. */
async function fixture(): Promise<string> {
  const at = join(folder, 'fixture');
  await mkdir(at);
  const own = { name: 'lab-nothing', version: '1.0.0' };
  await writeFile(join(at, 'package-lock.json'), JSON.stringify({ ...own, lockfileVersion: 3, packages: { '': own } }));
  return at;
}

test('two who come at once get one installation, and a dead owner of the lock is passed over', async () => {
  const { installed } = await import('../support/lab/installed.ts');
  const at = await fixture();
  const [one, two] = await Promise.all([installed(at), installed(at)]);
  expect(one).toMatchObject({ missing: null });
  expect(two).toEqual(one);
  const [name = ''] = await readdir(join(folder, 'cache/cpm-console-lab'));
  expect(await readdir(join(folder, 'cache/cpm-console-lab'))).toEqual([name]);

  await rm(join(folder, 'cache/cpm-console-lab', name), { recursive: true });
  const DEAD = 2 ** 22 + 1;
  await writeFile(join(folder, 'cache/cpm-console-lab', `${name}.lock`), String(DEAD));
  expect(await installed(at)).toEqual(one);
});

test('what cannot be installed is a reason, and leaves nothing', async () => {
  const { installed } = await import('../support/lab/installed.ts');
  const at = await fixture();
  await writeFile(
    join(at, 'package.json'),
    JSON.stringify({ name: 'lab-nothing', dependencies: { x: 'file:./gone' } }),
  );
  expect(await installed(at)).toMatchObject({ missing: expect.stringContaining('needs lab-nothing') as string });
  expect(await readdir(join(folder, 'cache/cpm-console-lab'))).toEqual([]);
});
