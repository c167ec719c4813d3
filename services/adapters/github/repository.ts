import type { Octokit } from 'octokit';

import { field } from '#domain/field.ts';
import type { RepositoryFacts } from '#services/ports/github.ts';

/** One question for everything a project's row shows, where the REST interface needs four. */
const QUERY = `query ($owner: String!, $name: String!, $commit: GitObjectID!) {
  repository(owner: $owner, name: $name) {
    object(oid: $commit) { ... on Commit { statusCheckRollup { state } } }
    pullRequests(states: OPEN) { totalCount }
    issues(states: OPEN) { totalCount }
  }
}`;

const STATES: Readonly<Record<string, RepositoryFacts['ci']>> = {
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'failure',
  PENDING: 'pending',
  EXPECTED: 'pending',
};

interface Place {
  readonly owner: string;
  readonly name: string;
  readonly commit: string;
}

/** CI of a commit, open pull requests and issues. A commit that is not on GitHub has no CI. */
export async function readRepository(client: Octokit, place: Place, signal: AbortSignal): Promise<RepositoryFacts> {
  const answer: unknown = await client.graphql(QUERY, { ...place, request: { signal } });
  const state = field(answer, 'repository', 'object', 'statusCheckRollup', 'state');
  return {
    ci: typeof state === 'string' ? (STATES[state] ?? null) : null,
    openPullRequests: countOf(answer, 'pullRequests'),
    openIssues: countOf(answer, 'issues'),
  };
}

function countOf(answer: unknown, what: string): number {
  const count = field(answer, 'repository', what, 'totalCount');
  if (typeof count !== 'number') throw new TypeError(`no count of ${what}`);
  return count;
}
