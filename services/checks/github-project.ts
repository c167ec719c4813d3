import { bounded } from '#domain/bounded.ts';
import { OpsError } from '#domain/errors.ts';
import { gitHubRepository } from '#domain/git/remote-url.ts';
import { judgeGitHubFailure, judgeRepository } from '#domain/github-verdict.ts';
import type { Git } from '#services/ports/git.ts';

import { defineCheck } from './check.ts';

const AT_ONCE = 8;

export default defineCheck({
  kind: 'github',
  title: 'GitHub project',
  about: 'CI of the newest pushed commit, open pull requests and issues of a project whose remote is on GitHub.',
  group: 'projects',
  component: 'projects',
  intervalMs: 300_000,
  timeoutMs: 10_000,
  thresholds: { warning: null, critical: null },
  params: (z) =>
    z.object({
      project: z.string().min(1).describe('Id of the project'),
      path: z.string().min(1).describe('Its working tree'),
    }),
  target: ({ project }) => project,
  discover: async ({ world, projects, signal }) => {
    if (!(await world.github.ready())) return [];
    const hosted = await bounded(projects, AT_ONCE, async ({ id, path }) =>
      (await repositoryOf(world.git, path, signal).catch(() => null)) === null ? [] : [{ project: id, path }],
    );
    return hosted.flat().map((params) => ({
      id: `github:${params.project}`,
      kind: 'github',
      title: params.project,
      params,
      dependsOn: ['github-api:github.com'],
    }));
  },
  probe: async ({ path }, { world, signal }) => {
    try {
      const place = await repositoryOf(world.git, path, signal);
      if (place === null)
        throw new OpsError('no-github-remote', 'No remote is on GitHub', {
          hint: 'Take this check out, or add the remote',
        });
      const commit = await pushedCommit(world.git, path, signal);
      if (commit === null) throw new OpsError('no-commits', 'No commits yet', { hint: 'Commit and push' });
      const facts = await world.github.repository(place.owner, place.name, commit, signal);
      return judgeRepository(facts, `${place.owner}/${place.name}`, commit);
    } catch (error) {
      return judgeGitHubFailure(error);
    }
  },
});

/** The repository of `origin`, else of the first remote that is on GitHub. */
async function repositoryOf(git: Git, path: string, signal: AbortSignal): Promise<ReturnType<typeof gitHubRepository>> {
  const { origin, ...others } = await git.remotes(path, signal);
  for (const url of origin === undefined ? Object.values(others) : [origin, ...Object.values(others)]) {
    const repository = gitHubRepository(url);
    if (repository !== null) return repository;
  }
  return null;
}

/** What was last known to be on the remote; CI has not seen commits that were not pushed. */
async function pushedCommit(git: Git, path: string, signal: AbortSignal): Promise<string | null> {
  const { upstream, commit } = await git.status(path, signal);
  const pushed = upstream === null ? null : await git.lsRemote(path, '.', `refs/remotes/${upstream}`, signal);
  return pushed ?? commit;
}
