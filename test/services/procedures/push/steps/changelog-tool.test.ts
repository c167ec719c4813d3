import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { projectTree } from '#services/procedures/project/tree.ts';
import { projectTool } from '#services/procedures/push/docs/project-tool.ts';
import { toolEntry } from '#services/procedures/push/docs/tool-entry.ts';
import { changelogToolStep } from '#services/procedures/push/steps/changelog-tool.ts';

import { ReleasedTree } from '../../../../support/released-tree.ts';

const RELEASE = { version: '2.0.0', tag: 'v2.0.0', date: '2026-11-20' };

/** A small tool of the project's own, called as git-cliff is: it prints an entry, or puts it before what is there. */
const TOOL = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const entry = '## ' + args[args.indexOf('--tag') + 1] + '\\n\\n- from the tool, in ' + (process.env.CI ? 'CI' : 'person') + '\\n';
const file = args[args.indexOf('--prepend') + 1];
if (args.includes('--prepend')) writeFileSync(file, entry + '\\n' + readFileSync(file, 'utf8'));
else process.stdout.write(entry);
`;
const FILES = {
  'cliff.toml': '',
  'CHANGELOG.md': '## v1.0.0\n\n- old\n',
  'node_modules/.bin/git-cliff': { executable: TOOL },
};

async function toolOf(tree: ReleasedTree) {
  const folder = projectTree(tree.world.files, tree.repository.path, new AbortController().signal);
  const tool = await projectTool(folder, tree.world.shell, RELEASE);
  if (tool === null) throw new Error('a tool is set up');
  return tool;
}

test('its entry is shown without changing anything', async () => {
  await using tree = await ReleasedTree.of(FILES);
  const entry = await toolEntry(tree.world, tree.repository.path, await toolOf(tree), new AbortController().signal);
  expect(entry).toBe('## v2.0.0\n\n- from the tool, in CI\n');
  expect(await tree.repository.git('status', '--porcelain')).toBe('');
});

test('it writes the changelog of the released tree, once', async () => {
  await using tree = await ReleasedTree.of(FILES);
  const step = changelogToolStep(tree.world, await toolOf(tree), '2.0.0');
  const run = await tree.run(step, { ...step, id: 'again' });
  expect(run.state).toBe('done');
  expect(stepOf(run, 'changelog')).toMatchObject({ summary: 'CHANGELOG.md', result: { changed: ['CHANGELOG.md'] } });
  expect(await tree.text('CHANGELOG.md')).toBe('## v2.0.0\n\n- from the tool, in CI\n\n## v1.0.0\n\n- old\n');
  expect(await tree.repository.git('status', '--porcelain')).toBe('');
});

test('a tool that says nothing, fails, or writes another version is told of', async () => {
  const broken = (script: string) => ({
    ...FILES,
    'node_modules/.bin/git-cliff': { executable: `#!/bin/sh\n${script}\n` },
  });
  await using silent = await ReleasedTree.of(broken('true'));
  const signal = new AbortController().signal;
  await expect(toolEntry(silent.world, silent.repository.path, await toolOf(silent), signal)).rejects.toMatchObject({
    code: 'changelog-tool-failed',
    message: 'git-cliff made no entry: it printed nothing',
  });
  await using failing = await ReleasedTree.of(broken('echo "no such template" >&2; exit 3'));
  await expect(toolEntry(failing.world, failing.repository.path, await toolOf(failing), signal)).rejects.toMatchObject({
    message: 'git-cliff made no entry: no such template',
    hint: 'Run it by hand: git-cliff --unreleased --tag v2.0.0 --strip all',
  });
  const run = await silent.run(changelogToolStep(silent.world, await toolOf(silent), '2.0.0'));
  expect(run.error).toMatchObject({
    code: 'changelog-not-written',
    message: 'git-cliff ran, and no changelog names 2.0.0.',
  });
});

test('a tool that is not installed stops before anything is begun', async () => {
  await using tree = await ReleasedTree.of({ '.chglog/config.yml': '' });
  const tool = { ...(await toolOf(tree)), program: null };
  expect(() => changelogToolStep(tree.world, tool, '2.0.0')).toThrow(
    expect.objectContaining({ code: 'changelog-tool-missing', exit: 'refused', hint: tool.hint }),
  );
});
