import { symlinkSync } from 'node:fs';
import { rename } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { realFiles } from '#services/adapters/files.ts';
import type { Discovery, Instance, ProbeContext } from '#services/checks/check.ts';
import kind from '#services/checks/framework.ts';
import type { World } from '#services/ports/world.ts';

import { GitLab } from '../../support/git/lab.ts';

const TREE = [
  'CLAUDE.md',
  'README.md',
  'package.json',
  'trackdown/BACKLOG.md',
  'trackdown/MILESTONES.md',
  'docs/a.md',
  'scripts/a.sh',
  'logs/a.log',
];

function framework(lab: GitLab): void {
  for (const path of TREE) lab.write(`root/${path}`);
}

function look(path: string, subject: 'framework' | 'project' = 'framework') {
  const world = { files: realFiles(), clock: { now: () => Date.now() } } as World;
  const thresholds = subject === 'project' ? { warning: 79, critical: null, bad: 'below' } : kind.thresholds;
  return kind.probe({ path, subject, name: 'a' }, { world, thresholds, previous: null } as unknown as ProbeContext);
}

test('ok: a whole tree, before and after each move of its tickets', async () => {
  using lab = new GitLab();
  framework(lab);
  expect(await look(lab.at('root'))).toMatchObject({
    status: 'ok',
    summary: '100 %, 9 of 9',
    data: { pack: 'framework-trackdown' },
  });
  lab.write('root/tasks/epics/EP-0001.md');
  await rename(lab.at('root/trackdown'), lab.at('elsewhere'));
  expect(await look(lab.at('root'))).toMatchObject({ status: 'ok', value: 100, data: { pack: 'framework-tasks' } });
  await rename(lab.at('root/tasks'), lab.at('root/tickets'));
  expect(await look(lab.at('root'))).toMatchObject({ status: 'ok', value: 100, data: { pack: 'framework-tickets' } });
});

test('warning and critical: more and more is missing, and the next thing to create is named', async () => {
  using lab = new GitLab();
  framework(lab);
  lab.remove('root/logs');
  expect(await look(lab.at('root'))).toMatchObject({ status: 'ok', value: 88, summary: '88 %, 8 of 9, no logs/' });
  lab.remove('root/docs');
  const verdict = await look(lab.at('root'));
  expect(verdict).toMatchObject({
    status: 'warning',
    value: 77,
    hint: 'Create the folder docs/: it holds the documentation',
  });
  for (const path of ['CLAUDE.md', 'README.md', 'scripts']) lab.remove(`root/${path}`);
  expect(await look(lab.at('root'))).toMatchObject({ status: 'critical', value: 44 });
});

test('how fresh the plan is can be told', async () => {
  using lab = new GitLab();
  framework(lab);
  lab.age('root/trackdown/BACKLOG.md', new Date(Date.now() - 20 * 86_400_000));
  expect((await look(lab.at('root'))).data).toMatchObject({ plan: 'moderate', compliance: 'compliant' });
  lab.write('root/tickets/issues/ISS-0001.md');
  expect((await look(lab.at('root'))).data).toMatchObject({ plan: 'active' });
});

test('a file in the place of a folder does not count', async () => {
  using lab = new GitLab();
  framework(lab);
  lab.replace('root/docs', 'text');
  expect((await look(lab.at('root'))).summary).toContain('no docs/');
});

test('a project is never worse than a warning', async () => {
  using lab = new GitLab();
  lab.write('p/CLAUDE.md');
  lab.write('p/README.md');
  lab.write('p/Cargo.toml');
  expect(await look(lab.at('p'), 'project')).toMatchObject({ status: 'ok', value: 80 });
  lab.remove('p/README.md');
  lab.remove('p/CLAUDE.md');
  expect(await look(lab.at('p'), 'project')).toMatchObject({ status: 'warning', value: 10 });
});

test('critical: the folder is gone; unknown: the way to it cannot be followed', async () => {
  using lab = new GitLab();
  expect(await look(lab.at('gone'))).toMatchObject({ status: 'critical', summary: 'the folder is gone' });
  symlinkSync(lab.at('loop'), lab.at('loop'));
  await expect(look(lab.at('loop'))).rejects.toBeInstanceOf(OpsError);
});

test('rules are for the framework and what it manages, not for everything near it', async () => {
  using lab = new GitLab();
  framework(lab);
  lab.write('managed/api/file');
  lab.write('own/guided/CLAUDE.md');
  lab.write('own/plain/README.md');
  lab.write('own/deployed/.claude-pm/config.json');
  const paths = {
    framework: 'root',
    api: 'managed/api',
    guided: 'own/guided',
    plain: 'own/plain',
    deployed: 'own/deployed',
  };
  const projects = Object.entries(paths).map(([id, path]) => ({ id, path: lab.at(path) }));
  const found = async (frameworkRoot: string | null): Promise<readonly Instance[]> => {
    const discovery = { world: { files: realFiles() }, projects, frameworkRoot } as unknown as Discovery;
    return (await kind.discover?.(discovery)) ?? [];
  };
  expect((await found(lab.at('root'))).map(({ id }) => id)).toEqual([
    'framework:root',
    'framework:api',
    'framework:guided',
    'framework:deployed',
  ]);
  expect((await found(null)).map(({ id }) => id)).toEqual(['framework:deployed']);
  const [root, api] = await found(lab.at('root'));
  expect(root?.group).toBeUndefined();
  expect(api).toMatchObject({ group: 'projects', thresholds: { critical: null } });
});
