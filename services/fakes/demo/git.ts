import { OpsError } from '#domain/errors.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Git } from '#services/ports/git.ts';

import { type DemoProject, PROJECTS } from './projects.ts';
import { HOUR, MINUTE, START } from './times.ts';

const SUBJECTS = ['feat: add a retry budget', 'fix: close idle sockets', 'docs: say how to pay', 'test: cover refunds'];

/** Ana works on billing: one more file changed every ten minutes, from five on. */
export function demoGit(clock: Clock): Git {
  const changed = ({ id, changed: first }: DemoProject): number =>
    id === 'billing' ? first + Math.max(0, Math.floor((clock.now() - START) / (10 * MINUTE))) : first;
  return {
    status: (dir) =>
      at(dir, (project) => ({
        branch: 'main',
        commit: commitOf(project.id),
        upstream: 'origin/main',
        ahead: project.ahead,
        behind: project.behind,
        changed: changed(project),
        untracked: project.untracked,
        conflicts: 0,
        stashes: 0,
        operation: null,
        locked: false,
        lock: null,
        root: project.path,
        gitDir: `${project.path}/.git`,
        linked: false,
      })),
    lastTag: (dir) =>
      at(dir, ({ version, unreleased, lastCommitAt }) => ({
        tag: `v${version}`,
        commitsSince: unreleased,
        lastCommitAt,
      })),
    unpushed: (dir) => at(dir, ({ ahead }) => ahead),
    commitsSince: (dir, tag, limit) =>
      at(dir, ({ id, version, unreleased, lastCommitAt }) =>
        Array.from({ length: tag === null || tag === `v${version}` ? Math.min(unreleased, limit) : 0 }, (_, back) => ({
          commit: commitOf(back === 0 ? id : `${id} ${back}`),
          subject: SUBJECTS[back % SUBJECTS.length] ?? '',
          author: 'ana',
          at: lastCommitAt - back * 3 * HOUR,
        })),
      ),
    remotes: (dir) => at(dir, ({ id }) => ({ origin: `git@github.com:ana-dev/${id}.git` })),
    lsRemote: (dir, remote, ref) =>
      at(dir, ({ id }) => (remote === 'origin' && /^(HEAD|refs\/heads\/main)$/.test(ref) ? commitOf(id) : null)),
  };
}

/** Forty hex digits that belong to a project. */
export function commitOf(id: string): string {
  return [0, 1, 2, 3, 4].map((part) => fingerprint(`${id} ${part}`)).join('');
}

function at<Answer>(dir: string, answer: (project: DemoProject) => Answer): Promise<Answer> {
  const project = PROJECTS.find(({ path }) => path === dir);
  return project === undefined
    ? Promise.reject(new OpsError('not-a-repository', `${dir} is not a git repository`, { hint: `git init '${dir}'` }))
    : Promise.resolve(answer(project));
}
