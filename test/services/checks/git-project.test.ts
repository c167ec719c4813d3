import { expect, test } from 'vitest';

import { realGit } from '#services/adapters/git/git.ts';
import type { ProbeContext } from '#services/checks/check.ts';
import kind from '#services/checks/git-project.ts';
import type { World } from '#services/ports/world.ts';

import { GitLab } from '../../support/git/lab.ts';
import { plainShell } from '../../support/plain-shell.ts';

function look(path: string) {
  const world = { git: realGit(plainShell), clock: { now: () => Date.now() } } as World;
  const context = { world, signal: new AbortController().signal } as ProbeContext;
  return kind.probe({ project: 'a', path, staleDays: 30, lockMinutes: 10 }, context);
}

test('ok: commits to push and changes are no fault', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.git('a', 'tag', 'v1.9.0');
  lab.commit('a');
  lab.commit('a');
  lab.write('a/file.txt', 'changed');
  expect(await look(dir)).toMatchObject({ status: 'ok', summary: 'main ↑2, 1 changed, v1.9.0 +2' });
});

test('warning: behind the upstream', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.commit('a');
  lab.git('a', 'push', '-q');
  lab.git('a', 'reset', '-q', '--hard', 'HEAD~1');
  expect(await look(dir)).toMatchObject({ status: 'warning', summary: 'main ↓1, clean', hint: 'git pull --ff-only' });
});

test('critical: an index that is garbage', async () => {
  using lab = new GitLab();
  const dir = lab.cloned('a');
  lab.write('a/.git/index', 'garbage');
  expect(await look(dir)).toMatchObject({ status: 'critical', summary: 'broken repository' });
});
