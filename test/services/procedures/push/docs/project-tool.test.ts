import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { projectTree } from '#services/procedures/project/tree.ts';
import { projectChangelog, projectTool } from '#services/procedures/push/docs/project-tool.ts';

import { projectOf } from '../../../../support/project-tree.ts';
import type { Scratch } from '../../../../support/scratch.ts';

const RELEASE = { version: '2.0.0', tag: 'v2.0.0', date: '2026-11-20' };
const open = ({ path }: Scratch) => projectTree(realFiles(), path, new AbortController().signal);
const nowhere = { which: () => Promise.resolve(null) };

test('the copy of the project comes before the one on PATH', async () => {
  await using project = await projectOf({
    'cliff.toml': '',
    'docs/CHANGELOG.md': '',
    'node_modules/.bin/git-cliff': '#!/bin/sh\n',
  });
  await chmod(join(project.path, 'node_modules/.bin/git-cliff'), 0o755);
  const onPath = { which: (name: string) => Promise.resolve(`/usr/bin/${name}`) };
  const own = await projectTool(open(project), onPath, RELEASE);
  expect(own?.program).toBe(join(project.path, 'node_modules/.bin/git-cliff'));
  expect(own?.command.args).toEqual(['--unreleased', '--tag', 'v2.0.0', '--prepend', 'docs/CHANGELOG.md']);
  await using bare = await projectOf({ '.config/cliff.toml': '' });
  expect((await projectTool(open(bare), onPath, RELEASE))?.program).toBe('/usr/bin/git-cliff');
  expect(await projectChangelog(open(project))).toBe('docs/CHANGELOG.md');
});

test('a tool that is set up and not installed says what to do', async () => {
  await using project = await projectOf({ 'pyproject.toml': '[tool.towncrier]\ndirectory = "changes"\n' });
  const tool = await projectTool(open(project), nowhere, RELEASE);
  expect(tool).toMatchObject({ tool: 'towncrier', program: null, reason: 'pyproject.toml, [tool.towncrier]' });
  expect(tool?.hint).toContain('pip install towncrier');
});

test('without a set-up there is none', async () => {
  await using project = await projectOf({ 'package.json': {}, 'HISTORY.md': '' });
  expect(await projectTool(open(project), nowhere, RELEASE)).toBeNull();
  expect(await projectChangelog(open(project))).toBe('HISTORY.md');
});
