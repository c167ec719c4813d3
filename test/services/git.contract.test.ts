import { afterAll, describe, expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { realGit } from '#services/adapters/git/git.ts';
import { realShell } from '#services/adapters/shell.ts';
import { PROJECTS } from '#services/fakes/demo/projects.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Git } from '#services/ports/git.ts';

import { GitLab } from '../support/git/lab.ts';

const { signal } = new AbortController();
const lab = new GitLab();
afterAll(() => lab[Symbol.dispose]());

interface Given {
  readonly git: Git;
  /** A clean clone on `main`, level with its upstream, with a tag and two commits after it. */
  readonly dir: string;
  /** A folder without git. */
  readonly plain: string;
}

function real(): Given {
  const dir = lab.cloned('contract');
  lab.git('contract', 'tag', 'v1.0.0');
  lab.commit('contract');
  lab.commit('contract');
  lab.git('contract', 'push', '-q');
  lab.write('plain/file');
  return { git: realGit(realShell()), dir, plain: lab.at('plain') };
}

function made(): Given {
  const { git } = demoWorld({ clock: realClock() });
  const mailer = PROJECTS.find(({ id }) => id === 'mailer');
  return { git, dir: mailer?.path ?? '', plain: '/nowhere' };
}

describe.each([
  ['the program git', real()],
  ['the made-up git', made()],
])('%s', (_name, { git, dir, plain }) => {
  test('tells the same facts of a clean tree', async () => {
    const tree = await git.status(dir, signal);
    expect(tree).toEqual({
      branch: 'main',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
      upstream: 'origin/main',
      ahead: 0,
      behind: 0,
      changed: 0,
      untracked: 0,
      conflicts: 0,
      stashes: 0,
      operation: null,
      locked: false,
      lock: null,
      root: dir,
      gitDir: `${dir}/.git`,
      linked: false,
    });
    expect(await git.unpushed(dir, signal)).toBe(0);
  });

  test('counts what is not released, and lists it newest first and never more than asked for', async () => {
    const { tag, commitsSince, lastCommitAt } = await git.lastTag(dir, signal);
    expect(tag).toMatch(/^v\d/);
    expect(commitsSince).toBe(2);
    const commits = await git.commitsSince(dir, tag, 10, signal);
    expect(commits).toHaveLength(2);
    expect(commits[0]?.commit).toBe((await git.status(dir, signal)).commit);
    expect(commits[0]?.at).toBe(lastCommitAt);
    expect(commits[0]?.at).toBeGreaterThanOrEqual(commits[1]?.at ?? Number.NaN);
    expect(await git.commitsSince(dir, tag, 1, signal)).toHaveLength(1);
  });

  test('asks the remote for one ref', async () => {
    expect(Object.keys(await git.remotes(dir, signal))).toEqual(['origin']);
    expect(await git.lsRemote(dir, 'origin', 'refs/heads/main', signal)).toBe((await git.status(dir, signal)).commit);
    expect(await git.lsRemote(dir, 'origin', 'refs/heads/other', signal)).toBeNull();
  });

  test('rejects a folder without a repository with a code', async () => {
    await expect(git.status(plain, signal)).rejects.toMatchObject({ name: 'OpsError', code: 'not-a-repository' });
    await expect(git.lastTag(plain, signal)).rejects.toMatchObject({ code: 'not-a-repository' });
    await expect(git.remotes(plain, signal)).rejects.toMatchObject({ code: 'not-a-repository' });
  });
});
