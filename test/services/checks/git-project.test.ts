import { expect, test } from 'vitest';
import * as zod from 'zod';

import { realFiles } from '#services/adapters/files.ts';
import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Discovery, ProbeContext } from '#services/checks/check.ts';
import kind from '#services/checks/git-project.ts';
import type { Shell } from '#services/ports/shell.ts';
import type { World } from '#services/ports/world.ts';

import { GitLab } from '../../support/git/lab.ts';

const real = realShell();
const running = new AbortController().signal;

function look(path: string, { shell = real, signal = running, now = Date.now(), askRemote = false } = {}) {
  const world = { git: realGit(shell), files: realFiles(), clock: { now: () => now } } as World;
  const params = kind.params(zod).parse({ project: 'a', path, askRemote });
  return kind.probe(params, { world, signal, memory: new Map<string, unknown>() } as unknown as ProbeContext);
}

test('ok: commits to push and changes are no fault', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.git('a', 'tag', 'v1.9.0');
  lab.commit('a', 'package.json', '{"name":"a","version":"1.10.0"}');
  lab.commit('a');
  lab.write('a/file.txt', 'changed');
  const verdict = await look(dir);
  expect(verdict).toMatchObject({ status: 'ok', summary: 'main ↑2, 1 changed, v1.9.0 +2' });
  expect(verdict.data).toMatchObject({ version: '1.10.0', components: ['npm'], lastTag: 'v1.9.0', unreleased: 2 });
});

test('warning: behind the upstream, then diverged from it', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.commit('a');
  lab.git('a', 'push', '-q');
  lab.git('a', 'reset', '-q', '--hard', 'HEAD~1');
  expect(await look(dir)).toMatchObject({ status: 'warning', summary: 'main ↓1, clean', hint: 'git pull --ff-only' });
  lab.commit('a');
  expect(await look(dir)).toMatchObject({ status: 'warning', summary: 'main ↑1 ↓1, clean, diverged' });
});

test('warning: a branch that was never pushed, and a project that rests', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.git('a', 'checkout', '-q', '-b', 'idea');
  expect(await look(dir)).toMatchObject({ status: 'ok' });
  lab.commit('a');
  expect(await look(dir)).toMatchObject({ status: 'warning', summary: 'idea, clean, no upstream, 1 commit only here' });
  const later = await look(dir, { now: Date.now() + 31 * 86_400_000 });
  expect(later.summary).toContain('no commit for 31 d');
});

test('warning: the remote has moved, when it is to be asked; nothing is fetched', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.git('.', 'clone', '-q', lab.at('a.git'), 'colleague');
  expect(await look(dir, { askRemote: true })).toMatchObject({ status: 'ok', data: { remote: 'same' } });
  lab.commit('colleague');
  lab.git('colleague', 'push', '-q');
  expect(await look(dir)).toMatchObject({ status: 'ok', data: { remote: null } });
  expect(await look(dir, { askRemote: true })).toMatchObject({
    status: 'warning',
    data: { remote: 'moved', behind: 0 },
  });
  lab.git('colleague', 'push', '-q', 'origin', 'main:other');
  lab.git('a.git', 'symbolic-ref', 'HEAD', 'refs/heads/other');
  lab.git('colleague', 'push', '-q', 'origin', ':main');
  expect(await look(dir, { askRemote: true })).toMatchObject({ status: 'warning', data: { remote: 'gone' } });
  lab.remove('a.git');
  expect(await look(dir, { askRemote: true })).toMatchObject({ status: 'ok', data: { remote: 'no-answer' } });
});

test('critical: broken, gone, or no repository at all', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.write('a/.git/index', 'garbage');
  expect(await look(dir)).toMatchObject({
    status: 'critical',
    summary: 'broken repository',
    evidence: expect.any(String) as string,
  });
  expect(await look(lab.at('gone'))).toMatchObject({ status: 'critical', summary: 'the folder is gone' });
  lab.write('plain/file');
  expect(await look(lab.at('plain'))).toMatchObject({ status: 'critical', summary: 'not a git repository' });
});

test('unknown: without git, and for a git that does not answer in time', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  const without: Shell = {
    ...real,
    run: (command, limits) => real.run({ ...command, file: 'no-git' }, limits),
  };
  expect(await look(dir, { shell: without })).toMatchObject({ status: 'unknown', data: { error: 'not-found' } });

  lab.write('git', '#!/bin/sh\nexec sleep 600\n');
  lab.executable('git');
  const deadline = new AbortController();
  const hanging: Shell = {
    ...real,
    run: (command, limits) => {
      const answer = real.run({ ...command, file: lab.at('git') }, limits);
      deadline.abort();
      return answer;
    },
  };
  expect(await look(dir, { shell: hanging, signal: deadline.signal })).toMatchObject({
    status: 'unknown',
    data: { error: 'timeout' },
  });
});

test('every configured project has its check', async () => {
  const projects = [{ id: 'api', path: '/p/api' }];
  const [instance] = (await kind.discover?.({ projects } as unknown as Discovery)) ?? [];
  expect(instance).toMatchObject({ id: 'git:api', kind: 'git', params: { project: 'api', path: '/p/api' } });
  expect(kind.target(kind.params(zod).parse(instance?.params))).toBe('api');
});
