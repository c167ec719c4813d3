import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { configStore } from '#services/adapters/config-store.ts';
import { fakeConfigStore } from '#services/fakes/config-store.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';

let dir: string;
beforeEach(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'cpm-config-')));
});
afterEach(() => rm(dir, { recursive: true }));

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe.each<[string, () => ConfigStore]>([
  ['real', () => configStore],
  ['made-up', () => fakeConfigStore()],
])('%s store', (_name, make) => {
  test('a file that is not there is null everywhere', async () => {
    const store = make();
    const path = join(dir, 'deep', 'config.yaml');
    expect([await store.stamp(path), await store.read(path, 99), await store.recall(path)]).toEqual([null, null, null]);
  });

  test('what was written is read back, and the stamp tells versions apart', async () => {
    const store = make();
    const path = join(dir, 'deep', 'config.yaml');
    await store.write(path, 'a: 1\n', null);
    const first = await store.read(path, 99);
    expect(new TextDecoder().decode(first?.bytes)).toBe('a: 1\n');
    expect(first?.stamp).toBe(await store.stamp(path));
    await store.write(path, 'a: 2\n', first?.sha256 ?? null);
    expect(await store.stamp(path)).not.toBe(first?.stamp);
    expect((await store.read(path, 99))?.sha256).not.toBe(first?.sha256);
  });

  test('a change made by somebody else meanwhile is not overwritten', async () => {
    const store = make();
    const path = join(dir, 'config.yaml');
    await store.write(path, 'a: 1\n', null);
    await expect(store.write(path, 'mine', null)).rejects.toMatchObject({ code: 'config-changed', exit: 'refused' });
    const seen = await store.read(path, 99);
    await store.write(path, 'theirs', seen?.sha256 ?? null);
    await expect(store.write(path, 'mine', seen?.sha256 ?? null)).rejects.toMatchObject({ code: 'config-changed' });
    expect(await store.recall(path)).toBe('theirs');
  });

  test('a write says what is there now, and only that can be taken away', async () => {
    const store = make();
    const path = join(dir, 'config.yaml');
    const sum = await store.write(path, 'a: 1\n', null);
    expect((await store.read(path, 99))?.sha256).toBe(sum);
    await store.write(path, 'a: 2\n', sum);
    await expect(store.remove(path, sum)).rejects.toMatchObject({ code: 'config-changed' });
    await store.remove(path, (await store.read(path, 99))?.sha256 ?? '');
    expect(await store.stamp(path)).toBeNull();
  });

  test('a file larger than allowed is refused', async () => {
    const store = make();
    const path = join(dir, 'config.yaml');
    await store.write(path, '12345678', null);
    await expect(store.read(path, 7)).rejects.toMatchObject({ code: 'config-unreadable', exit: 'usage' });
  });
});

test('files and folders are private, a mode the file has stays, nothing is left behind', async () => {
  const path = join(dir, 'new', 'config.yaml');
  await configStore.write(path, 'a', null);
  expect([await mode(path), await mode(join(dir, 'new'))]).toEqual(['600', '700']);
  await chmod(path, 0o644);
  await configStore.write(path, 'b', (await configStore.read(path, 9))?.sha256 ?? null);
  expect(await mode(path)).toBe('644');
  expect(await readdir(join(dir, 'new'))).toEqual(['config.yaml']);
});

test('a symbolic link stays and its target is replaced', async () => {
  await writeFile(join(dir, 'target.yaml'), 'a');
  await symlink(join(dir, 'target.yaml'), join(dir, 'link.yaml'));
  await configStore.write(
    join(dir, 'link.yaml'),
    'b',
    (await configStore.read(join(dir, 'link.yaml'), 9))?.sha256 ?? '',
  );
  expect(await readFile(join(dir, 'target.yaml'), 'utf8')).toBe('b');
});

test('a directory in place of the file says so', async () => {
  await mkdir(join(dir, 'config.yaml'));
  await expect(configStore.read(join(dir, 'config.yaml'), 9)).rejects.toThrow(
    /config\.yaml cannot be read: it is a directory/,
  );
});

test('a place that cannot be written fails a write and not a keep', async () => {
  await writeFile(join(dir, 'file'), '');
  const path = join(dir, 'file', 'config.yaml');
  await expect(configStore.write(path, 'a', null)).rejects.toMatchObject({
    code: 'config-unwritable',
    exit: 'refused',
  });
  await configStore.keep(path, 'a');
  expect(await configStore.recall(path)).toBeNull();
});

test('a file with the same size and time as before has another stamp', async () => {
  const path = join(dir, 'config.yaml');
  await configStore.write(path, 'aa', null);
  const first = await configStore.stamp(path);
  await configStore.write(path, 'bb', (await configStore.read(path, 9))?.sha256 ?? null);
  expect(await configStore.stamp(path)).not.toBe(first);
});

test('directories are told from files', async () => {
  await writeFile(join(dir, 'file'), '');
  expect(
    await Promise.all([dir, join(dir, 'file'), join(dir, 'none')].map((path) => configStore.isDirectory(path))),
  ).toEqual([true, false, false]);
});
