import { expect, test } from 'vitest';

import { startFaultyRegistry } from '../support/lab/faulty-registry.ts';
import { writeFiles } from '../support/lab/files.ts';
import { Lab } from '../support/lab/lab.ts';
import { managersMissing, takeManagers } from '../support/lab/managers.ts';
import { writeNpmrc } from '../support/lab/npmrc.ts';
import { npmPackage } from '../support/lab/projects.ts';
import { attempt } from '../support/lab/run.ts';

const missing = await managersMissing();

async function ready(lab: Lab) {
  await takeManagers(lab, 'npm');
  const registry = await startFaultyRegistry(lab);
  await writeNpmrc(lab, registry.url, registry.token());
  const cwd = lab.at('parcel');
  await writeFiles(cwd, { ...npmPackage({ name: '@lab/parcel', version: '1.1.0' }), 'dist/index.js': '' });
  const stage = (...args: readonly string[]) => lab.run('npm', ['stage', ...args], { cwd });
  const hand = async () => {
    const said = JSON.parse(await stage('publish', '--json')) as Record<string, { readonly stageId: string }>;
    return said['@lab/parcel']!.stageId;
  };
  return { registry, stage, hand, tryNpm: (...args: readonly string[]) => attempt('npm', args, { cwd, env: lab.env }) };
}

test('npm stages a version, which nobody can install before it is approved', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const { registry, stage, hand, tryNpm } = await ready(lab);
  registry.accounts.otp = '123456';
  const id = await hand();
  expect(registry.store.names()).toEqual([]);
  expect((await tryNpm('view', '@lab/parcel')).stderr).toContain('404');
  expect(JSON.parse(await stage('list', '@lab/parcel', '--json'))).toMatchObject([
    { id, version: '1.1.0', tag: 'latest' },
  ]);
  expect(await stage('view', id)).toContain('1.1.0');
  await stage('download', id);
  expect((await tryNpm('stage', 'approve', id)).stderr).toContain('EOTP');
  await stage('approve', id, '--otp', '123456');
  expect(registry.store.document('@lab/parcel')).toMatchObject({ 'dist-tags': { latest: '1.1.0' } });
  expect(registry.stage.items()).toEqual([]);
  await lab.run('npm', ['install', '--prefix', lab.at('user'), '@lab/parcel@1.1.0']);
});

test('what is rejected was never there, and its number is free', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const { registry, stage, hand, tryNpm } = await ready(lab);
  await stage('reject', await hand());
  expect(registry.stage.items()).toEqual([]);
  expect(registry.store.names()).toEqual([]);
  expect((await tryNpm('stage', 'approve', crypto.randomUUID())).stderr).toContain('404');
  await stage('approve', await hand());
  expect(registry.store.everHad('@lab/parcel', '1.1.0')).toBe(true);
  expect((await tryNpm('stage', 'publish')).code).toBe(1);
});

test('a token for staging only cannot publish', async (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  await using lab = new Lab();
  const { registry, hand, tryNpm } = await ready(lab);
  const token = registry.token();
  registry.accounts.stageOnly.add(token);
  await writeNpmrc(lab, registry.url, token);
  expect((await tryNpm('publish')).stderr).toContain('E403');
  const id = await hand();
  expect((await tryNpm('stage', 'approve', id)).stderr).toContain('E403');
  expect(registry.stage.items()).toHaveLength(1);
});
