import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test, vi } from 'vitest';

import { Lab } from '../../../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../../../support/lab/managers.ts';
import { npmRegistryMissing, startNpmRegistry } from '../../../support/lab/npm-registry.ts';
import { writeNpmrc } from '../../../support/lab/npmrc.ts';
import { LIMITS, publishers, publishWork, writePackage } from '../../../support/publishing.ts';

const missing = (await npmRegistryMissing()) ?? (await managersMissing());
const { signal } = LIMITS;
// Each program that is started costs a second, and ten on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

test('a package is packed once, published, looked up, warned about and taken from its tag, with the real npm', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  await takeManagers(lab, 'npm');
  const registry = await startNpmRegistry(lab);
  await writeNpmrc(lab, registry.url, await registry.token('ana'));
  const place = await writePackage(lab, { name: '@ana/api', version: '1.0.0' });
  const { npm, registries, ran } = publishers(lab);
  const packages = await registries.npm(place);
  expect(packages.url).toBe(registry.url);
  expect(await packages.whoami(signal)).toEqual({ state: 'known', user: 'ana' });
  expect(await packages.look('@ana/api', signal)).toEqual({ state: 'absent' });

  const artifact = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out') }, LIMITS);
  expect(artifact).toMatchObject({ package: '@ana/api', version: '1.0.0', name: 'ana-api-1.0.0.tgz' });
  expect(artifact.files.map(({ path }) => path).toSorted()).toEqual(['index.js', 'package.json']);
  expect(await npm.settled(place, artifact, signal)).toEqual({ state: 'absent' });
  expect(await npm.canStage(place, LIMITS)).toMatchObject({ state: 'no' });

  const work = publishWork(lab, place, artifact);
  expect(await npm.publish(work, LIMITS)).toMatchObject({ outcome: 'done' });
  expect(await npm.settled(place, artifact, signal)).toEqual({ state: 'ours' });
  expect(await npm.publish(work, LIMITS)).toMatchObject({ outcome: 'already' });
  expect(ran.filter(({ args }) => args[0] === 'publish')).toHaveLength(1);

  await writePackage(lab, { name: '@ana/api', version: '1.1.0' });
  const next = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out-2') }, LIMITS);
  await npm.publish({ ...work, artifact: next }, LIMITS);
  await npm.deprecate({ ...work, version: '1.1.0', message: 'Do not use 1.1.0' }, LIMITS);
  await npm.tag({ ...work, version: '1.0.0', tag: 'latest' }, LIMITS);
  expect(await packages.look('@ana/api', signal)).toMatchObject({
    distTags: { latest: '1.0.0' },
    withdrawn: ['1.1.0'],
  });
  await npm.deprecate({ ...work, version: '1.1.0', message: '' }, LIMITS);
  expect(await packages.look('@ana/api', signal)).toMatchObject({ withdrawn: [] });
});

test('other bytes under the same number stop the publish before npm is started', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const registry = await startNpmRegistry(lab);
  await writeNpmrc(lab, registry.url, await registry.token('ana'));
  const place = await writePackage(lab, { name: 'api', version: '1.0.0' });
  const { npm, ran } = publishers(lab);
  const first = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out') }, LIMITS);
  await npm.publish(publishWork(lab, place, first), LIMITS);
  await writeFile(join(place.folder, 'index.js'), 'changed');
  const second = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out-2') }, LIMITS);
  await expect(npm.publish(publishWork(lab, place, second), LIMITS)).rejects.toMatchObject({
    code: 'version-taken',
    exit: 'remoteConflict',
  });
  expect(ran.filter(({ args }) => args[0] === 'publish')).toHaveLength(1);
  expect(await npm.settled(place, second, signal)).toMatchObject({ state: 'other' });
});

test('the credential is in no argument and in no file, and the files of the child are gone', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const registry = await startNpmRegistry(lab);
  const token = await registry.token('ana');
  // The project's own file refers to a variable, as files that are committed do.
  await writeNpmrc(lab, registry.url, null);
  const place = await writePackage(lab, { name: 'api', version: '1.0.0' });
  const own = `${registry.url.replace('http:', '')}:_authToken=\${NPM_TOKEN}\n`;
  await writeFile(join(place.folder, '.npmrc'), own);
  const { npm, ran, environment } = publishers(lab, { NPM_TOKEN: token });
  // What npm sees is copied by the program that is found before the real one.
  const spy = `#!/bin/sh\ncp "$npm_config_userconfig" ${lab.at('seen')}; stat -c %a "$npm_config_userconfig" >${lab.at('mode')}\nPATH=\${PATH#*:} exec npm "$@"\n`;
  const artifact = await npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out') }, LIMITS);
  await mkdir(lab.at('spy'));
  await writeFile(lab.at('spy/npm'), spy, { mode: 0o755 });
  const spied = publishers(lab, { NPM_TOKEN: token, PATH: `${lab.at('spy')}:${environment['PATH'] ?? ''}` });
  expect(await spied.npm.publish(publishWork(lab, place, artifact), LIMITS)).toMatchObject({ outcome: 'done' });

  const seen = await readFile(lab.at('seen'), 'utf8');
  expect(seen).toContain(':_authToken=${');
  expect(seen).not.toContain(token);
  expect(await readFile(lab.at('mode'), 'utf8')).toBe('600\n');
  expect(await readdir(lab.at('run'))).toEqual([]);
  expect((await stat(lab.at('run'))).mode & 0o777).toBe(0o700);
  const publish = spied.ran.find(({ args }) => args[0] === 'publish');
  expect(JSON.stringify([publish?.args, publish?.cwd, ran])).not.toContain(token);
  expect(Object.values(publish?.env ?? {}).filter((value) => value.includes(token))).toHaveLength(1);
});

test.for(['npm', 'pnpm', 'yarn', 'yarn-berry'] as const)('%s packs what npm then publishes', async (manager, ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  await takeManagers(lab, manager === 'yarn-berry' ? 'berry' : manager);
  const place = await writePackage(lab, { name: '@ana/api', version: '1.0.0' });
  if (manager === 'yarn-berry') await writeFile(join(place.folder, 'yarn.lock'), '');
  await writeFile(join(place.folder, '.npmrc'), '//127.0.0.1:1/:_authToken=${NPM_TOKEN}\n');
  const { npm } = publishers(lab);
  const artifact = await npm.pack({ folder: place.folder, manager, out: lab.at('out') }, LIMITS);
  expect(artifact).toMatchObject({ package: '@ana/api', version: '1.0.0' });
  expect(artifact.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['index.js', 'package.json']));
  const manifest = artifact.files.find(({ path }) => path === 'package.json');
  expect(manifest?.bytes).toBeGreaterThan(0);
});

test('a script that fails while packing is told with its last words, and nothing is packed', async () => {
  await using lab = new Lab();
  const place = await writePackage(lab, { name: 'api', version: '1.0.0' });
  const manifest = { name: 'api', version: '1.0.0', scripts: { prepack: 'echo broken on purpose >&2; exit 3' } };
  await writeFile(join(place.folder, 'package.json'), JSON.stringify(manifest));
  const { npm } = publishers(lab);
  const packed = npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out') }, LIMITS);
  await expect(packed).rejects.toMatchObject({
    code: 'pack-failed',
    message: expect.stringContaining('exit code 3') as string,
  });
  expect(await readdir(lab.at('out'))).toEqual([]);
  await writeFile(lab.at('out/old.tgz'), '');
  const again = npm.pack({ folder: place.folder, manager: 'npm', out: lab.at('out') }, LIMITS);
  await expect(again).rejects.toMatchObject({
    code: 'pack-failed',
    message: expect.stringContaining('not empty') as string,
  });
});
