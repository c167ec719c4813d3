import type { Route } from '../api/server.ts';
import { NOT_FOUND, ok, page, refused } from './answers.ts';
import type { Define, GitHubOperation } from './define.ts';
import { checkRunShape, combinedShape, type Place, runShape } from './shapes.ts';

/** Repository, commits and their checks, and workflow runs: https://docs.github.com/rest. */
export function commitRoutes(define: Define): Route<GitHubOperation>[] {
  return [
    define('repository', 'GET', '', (_, { repository }) =>
      ok({
        id: 1,
        full_name: repository.name,
        default_branch: 'main',
        private: false,
        archived: false,
        permissions: { pull: true, push: true, admin: false },
      }),
    ),
    define('repository', 'GET', '/branches/(.+)/protection', ({ parts: [, , branch = ''] }, { repository }) =>
      repository.protected.has(branch)
        ? ok({ required_pull_request_reviews: {} })
        : refused(404, 'Branch not protected'),
    ),
    define('repository', 'GET', '/branches/(.+)', async ({ parts: [, , branch = ''] }, place) => {
      const sha = await shaOf(place, `refs/heads/${branch}`);
      return sha === null
        ? NOT_FOUND
        : ok({ name: branch, commit: { sha }, protected: place.repository.protected.has(branch) });
    }),
    define('status', 'GET', '/commits/(.+)/status', async ({ parts: [, , ref = ''] }, place) => {
      const sha = await shaOf(place, ref);
      return sha === null ? NO_COMMIT(ref) : ok(combinedShape(sha, place.repository.statuses.get(sha) ?? []));
    }),
    define('status', 'GET', '/commits/(.+)/check-runs', async (call, place) => {
      const [, , ref = ''] = call.parts;
      const sha = await shaOf(place, ref);
      if (sha === null) return NO_COMMIT(ref);
      const runs = (place.repository.checkRuns.get(sha) ?? []).map(checkRunShape(sha));
      return page(call, place.origin, runs, (some) => ({ total_count: runs.length, check_runs: some }));
    }),
    define('runs', 'GET', '/actions/runs', (call, place) => {
      const [sha, branch, event] = ['head_sha', 'branch', 'event'].map((name) => call.query.get(name));
      const runs = place.repository.runs
        .filter((run) => (sha ?? run.headSha) === run.headSha && (branch ?? run.headBranch) === run.headBranch)
        .filter((run) => (event ?? run.event) === run.event)
        .map((run) => runShape(place, run));
      return page(call, place.origin, runs, (some) => ({ total_count: runs.length, workflow_runs: some }));
    }),
    define('runs', 'GET', String.raw`/actions/runs/(\d+)`, ({ parts: [, , id] }, place) => {
      const run = place.repository.runs.find((one) => one.id === Number(id));
      return run === undefined ? NOT_FOUND : ok(runShape(place, run));
    }),
  ];
}

const NO_COMMIT = (ref: string) => refused(422, `No commit found for SHA: ${ref}`);

/** The commit of a ref of the repository; null when there is none. */
export async function shaOf({ repository }: Place, ref: string): Promise<string | null> {
  const { code, stdout } = await repository.remote.tryGit('rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
  return code === 0 ? stdout.trim() : null;
}
