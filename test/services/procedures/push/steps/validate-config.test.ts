import { writeFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import type { DeployedTo } from '#services/procedures/push/params.ts';
import { validateConfigStep } from '#services/procedures/push/steps/validate-config.ts';

import type { FileSet } from '../../../../support/lab/files.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

const to = (file: string): DeployedTo => ({
  id: 'staging',
  name: 'staging',
  command: { file, args: ['staging'] },
  gate: [],
  gateMs: null,
});

/** What the step says of committed files, beside others that only lie there. */
async function look(
  files: FileSet,
  lying: Readonly<Record<string, string>> = {},
  environments: readonly DeployedTo[] = [],
) {
  await using tree = await ReleasedTree.of(files);
  for (const [name, text] of Object.entries(lying)) await writeFile(tree.repository.at(name), text);
  const project = { id: 'a', name: 'a', dir: tree.repository.path };
  const base = await tree.repository.id('HEAD');
  const run = await tree.run(validateConfigStep(tree.world, { project, base, environments }));
  const { summary } = stepOf(run, 'validate-config');
  return { state: run.state, exit: run.exit, said: run.error?.message, summary, notes: tree.notes };
}

test('sound files pass, also with comments and several documents, and templates are not judged', async () => {
  const found = await look({
    'package.json': '{"name":"a"}',
    'tsconfig.json': '{ // strict\n "a": 1, }',
    'compose.yaml': 'a: 1\n---\nb: 2\n',
    'deploy/chart.yaml': 'a: {{ .Values.a }}\n',
    'test/broken.json': '{',
    'config.example.toml': 'key = REPLACE_WITH_KEY',
  });
  expect([found.state, found.summary, found.notes]).toEqual(['done', '4 files looked at', []]);
});

test.each([
  ['package.json', '{"a": 1,}', /^package\.json:1 /],
  ['config/app.yaml', 'a: 1\nb: [\n', /^config\/app\.yaml:\d /],
  ['settings.toml', 'a = 1\nb =\n', /^settings\.toml:2 /],
  ['config/app.json', '{\n"key": "REPLACE_WITH_KEY"}', /^config\/app\.json:2 still says REPLACE_WITH_/],
])('%s that is not sound stops the release and names the line', async (path, text, message) => {
  const { exit, said } = await look({ [path]: text });
  expect([exit, said]).toEqual([4, expect.stringMatching(message)]);
});

test('variables without a value are warned of, and those that are required stop it', async () => {
  const files = { '.env.example': 'PORT=3000\nCOLOR=\nTEA=\n', '.gitignore': '.env\n.env.local\n' };
  const warned = await look(files, { '.env': 'PORT=1\nTEA=\n', '.env.local': 'COLOR=red\n' });
  expect([warned.state, warned.notes]).toEqual(['done', ['warning: TEA has no value in any .env file']]);
  const stopped = await look({ '.env.example': '# Required\nTEA=\n' });
  expect([stopped.exit, stopped.said]).toEqual([4, 'TEA has no value and must have one.']);
});

test('a deploy command is committed and executable, or a program of this machine', async () => {
  const files = { 'scripts/deploy.sh': '#!/bin/sh\n' };
  expect((await look(files, {}, [to('scripts/deploy.sh')])).said).toContain('scripts/deploy.sh is not executable');
  expect((await look(files, {}, [to('./scripts/other.sh')])).said).toContain('scripts/other.sh is not committed');
  expect((await look(files, {}, [to('no-such-program')])).said).toContain('there is no program no-such-program');
  expect((await look(files, {}, [to('sh')])).state).toBe('done');
});
