import type { Route } from '../api/server.ts';
import { invalid, NOT_FOUND, ok, page, refused, sent } from './answers.ts';
import { type Define, type GitHubOperation, text } from './define.ts';
import { checkRunShape, combinedShape, type Place, pullShape, runShape } from './shapes.ts';

/** Repository, commits and their checks, workflow runs and pull requests: https://docs.github.com/rest. */
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
    define('pulls', 'GET', '/pulls', (call, place) => {
      const state = call.query.get('state') ?? 'open';
      const pulls = place.repository.pulls.filter((pull) => state === 'all' || pull.state === state);
      return page(
        call,
        place.origin,
        pulls.map((pull) => pullShape(place, pull)),
      );
    }),
    define('create-pull', 'POST', '/pulls', async (call, place) => {
      const given = sent(call);
      const [title, head, base] = ['title', 'head', 'base'].map((name) => text(given, name) ?? '');
      if (!title || !head || !base) return invalid('PullRequest', title ? 'head' : 'title', 'missing_field');
      const there = await Promise.all([head, base].map((branch) => shaOf(place, `refs/heads/${branch}`)));
      if (there.includes(null)) return invalid('PullRequest', there[0] === null ? 'head' : 'base', 'invalid');
      const pull = {
        number: place.repository.nextId(),
        title,
        body: text(given, 'body'),
        head,
        base,
        state: 'open' as const,
      };
      place.repository.pulls.push(pull);
      return ok(pullShape(place, pull), 201);
    }),
  ];
}

const NO_COMMIT = (ref: string) => refused(422, `No commit found for SHA: ${ref}`);

async function shaOf({ repository }: Place, ref: string): Promise<string | null> {
  const { code, stdout } = await repository.remote.tryGit('rev-parse', '--verify', '--quiet', `${ref}^{commit}`);
  return code === 0 ? stdout.trim() : null;
}
