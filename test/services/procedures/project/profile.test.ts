import { expect, test } from 'vitest';

import type { SettingsLayer } from '#domain/release/made/settings.ts';
import { namedManager, profileOf } from '#services/procedures/project/profile.ts';

import { detectIn, projectOf, type Written } from '../../../support/project-tree.ts';

const NPM: Written = {
  'package.json': { name: '@ana/api', version: '1.2.3', scripts: { build: 'tsc', test: 'node --test' } },
  'package-lock.json': '{}',
};

async function profile(files: Written, ...layers: readonly SettingsLayer[]) {
  await using project = await projectOf(files);
  return profileOf(await detectIn(project.path), layers);
}

const layer = (settings: SettingsLayer['settings'], from: SettingsLayer['from'] = 'configuration'): SettingsLayer => ({
  from,
  where: from === 'project file' ? '.cpm-console.yaml' : 'config.yaml',
  settings,
});

test('what was found, each with the reason', async () => {
  const found = await profile(NPM);
  expect(found.build).toEqual({
    value: [{ file: 'npm', args: ['run', 'build'], folder: '' }],
    reason: { from: 'detected', why: 'found for npm' },
  });
  expect(found.docs).toEqual({ value: [], reason: { from: 'default', why: 'no docs command was found' } });
  expect(found.versionFiles.value.map(({ path }) => path)).toEqual(['package.json', 'package-lock.json']);
  expect(found.tag.value).toBe('v{version}');
  expect(found.publish.value).toBe('here');
  expect(found.publications.value).toMatchObject([{ registry: 'npm', name: '@ana/api' }]);
  expect(found.in.value).toBe('worktree');
});

test('commands run in the folder of their component', async () => {
  const found = await profile({ 'web/package.json': { name: 'web', version: '1.0.0', scripts: { test: 'x' } } });
  expect(found.test.value).toEqual([{ file: 'npm', args: ['test'], folder: 'web' }]);
});

test('the first layer that says something holds, and it says where', async () => {
  const make = { file: 'make', args: ['test'] };
  const both = await profile(
    NPM,
    layer({ test: [make], worktree: { copy: ['.env.test'] } }, 'project file'),
    layer({ test: [], tag: 'release-{version}', publish: 'never' }),
  );
  expect(both.test).toEqual({
    value: [{ ...make, folder: '' }],
    reason: { from: 'project file', why: 'push.test in .cpm-console.yaml' },
  });
  expect(both.copy.value).toEqual(['.env.test']);
  expect(both.tag).toEqual({
    value: 'release-{version}',
    reason: { from: 'configuration', why: 'push.tag in config.yaml' },
  });
  expect(both.publications).toEqual({
    value: [],
    reason: { from: 'configuration', why: 'push.publish in config.yaml' },
  });
  expect((await profile(NPM, layer({ test: [] }))).test.value).toEqual([]);
});

test('files that are named take the place of those that were found, or join them', async () => {
  const named = (...versionFiles: NonNullable<SettingsLayer['settings']['versionFiles']>) =>
    profile(NPM, layer({ versionFiles })).then(({ versionFiles: { value } }) => value);
  expect(await named({ path: 'docs/conf.py' })).toEqual([
    { path: 'docs/conf.py', format: 'python', scheme: 'pep440', places: [{ at: ['__version__'], role: 'version' }] },
  ]);
  const joined = await named('detected', { path: 'app.json', key: ['expo', 'version'] }, { path: 'package.json' });
  expect(joined.map(({ path }) => path)).toEqual(['package.json', 'package-lock.json', 'app.json']);
  expect(joined[2]?.places).toEqual([{ at: ['expo', 'version'], role: 'version' }]);
  expect(await named({ path: 'README.md', pattern: 'npx api@(?<version>\\S+)' })).toMatchObject([
    { format: 'pattern', scheme: 'semver' },
  ]);
  expect(
    (await named({ path: 'VERSION' }, { path: 'Chart.yaml' }, { path: 'x/setup.cfg' })).map(({ format }) => format),
  ).toEqual(['plain', 'yaml', 'setup.cfg']);
});

test('the deploy script of the guide deploys to staging, and to production when somebody agrees', async () => {
  const { environments } = await profile({ ...NPM, 'scripts/deploy.sh': '#!/bin/sh\n' });
  expect(environments.value).toEqual([
    { name: 'staging', command: { file: 'scripts/deploy.sh', args: ['staging'] }, gate: [], gateMs: null },
    {
      name: 'production',
      command: { file: 'scripts/deploy.sh', args: ['production'] },
      gate: [],
      gateMs: null,
      asks: true,
    },
  ]);
});

test.each([
  ['ci', 'on:\n  push:\n    tags: ["v*"]\njobs:\n  p:\n    steps:\n      - run: npm publish --provenance\n'],
  ['ci', 'on: release\njobs:\n  p:\n    steps:\n      - uses: pypa/gh-action-pypi-publish@release/v1\n'],
  ['here', 'on: push\njobs:\n  p:\n    steps:\n      - run: npm publish --dry-run-not-by-tag\n'],
  [
    'here',
    'on:\n  push:\n    tags: ["v*"]\njobs:\n  p:\n    steps:\n      # - run: npm publish\n      - run: npm test\n',
  ],
] as const)('publishes %s with the workflow %j', async (expected, workflow) => {
  const { publish } = await profile({ ...NPM, '.github/workflows/release.yml': workflow });
  expect(publish.value).toBe(expected);
});

test('what is not published is never published', async () => {
  const { publish, publications } = await profile({ 'go.mod': 'module example.org/x\n' });
  expect([publish.value, publications.value]).toEqual(['never', []]);
});

test('the manager that the first layer names', () => {
  expect(namedManager([layer({}), layer({ manager: 'pnpm' }), layer({ manager: 'bun' })])).toBe('pnpm');
  expect(namedManager(null)).toBeNull();
});
