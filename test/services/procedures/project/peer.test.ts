import { detect } from 'package-manager-detector';
import { expect, test } from 'vitest';

import { detectIn, projectOf, type Written } from '../../../support/project-tree.ts';

const PKG = { name: 'a', version: '1.0.0' };

/** What we and the peer call the same manager. */
async function both(files: Written): Promise<readonly [ours: string | undefined, theirs: string | undefined]> {
  await using project = await projectOf({ 'package.json': PKG, ...files });
  const [component] = (await detectIn(project.path)).components;
  const theirs = await detect({ cwd: project.path, stopDir: project.path });
  return [component?.ecosystem, theirs?.agent.replace('yarn@berry', 'yarn-berry').replace('pnpm@6', 'pnpm')];
}

test.each<[string, Written]>([
  ['package-lock.json', { 'package-lock.json': '{}' }],
  ['npm-shrinkwrap.json', { 'npm-shrinkwrap.json': '{}' }],
  ['pnpm-lock.yaml', { 'pnpm-lock.yaml': '' }],
  ['pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'packages: []\n' }],
  ['yarn.lock of yarn 1', { 'yarn.lock': '# yarn lockfile v1\n' }],
  ['bun.lock', { 'bun.lock': '{}' }],
  ['bun.lockb', { 'bun.lockb': '' }],
  ['both of npm and pnpm', { 'package-lock.json': '{}', 'pnpm-lock.yaml': '' }],
  ['packageManager pnpm', { 'package.json': { ...PKG, packageManager: 'pnpm@10.1.0' }, 'yarn.lock': '' }],
  ['packageManager yarn 4', { 'package.json': { ...PKG, packageManager: 'yarn@4.5.0' } }],
  ['devEngines', { 'package.json': { ...PKG, devEngines: { packageManager: { name: 'bun', version: '1' } } } }],
])('package-manager-detector says the same of %s', async (_, files) => {
  const [ours, theirs] = await both(files);
  expect(ours).toBe(theirs);
});

test('of yarn 2 and later without the field it says yarn, which would publish with the wrong commands', async () => {
  expect(await both({ 'yarn.lock': '__metadata:\n  version: 8\n' })).toEqual(['yarn-berry', 'yarn']);
});
