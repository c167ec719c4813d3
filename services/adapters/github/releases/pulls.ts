import type { Octokit } from 'octokit';

import { field, textField } from '#domain/field.ts';
import type { PullFacts, PullRequest, RepositoryPlace } from '#services/ports/github-releases.ts';

import { listOf } from './facts.ts';

/** The open pull request of two branches; null when there is none. */
export async function findPull(
  client: Octokit,
  { owner, name: repo }: RepositoryPlace,
  { head, base }: { readonly head: string; readonly base: string },
  signal: AbortSignal,
): Promise<PullRequest | null> {
  const wanted = { owner, repo, state: 'open', head: `${owner}:${head}`, base, per_page: 100 } as const;
  const { data } = await client.rest.pulls.list({ ...wanted, request: { signal } });
  const there = listOf(data).find((one) => field(one, 'head', 'ref') === head && field(one, 'base', 'ref') === base);
  return there === undefined ? null : requestOf(there);
}

/** The open pull request of two branches; it is created when there is none. */
export async function openPull(
  client: Octokit,
  place: RepositoryPlace,
  pull: { readonly head: string; readonly base: string; readonly title: string; readonly body: string },
  signal: AbortSignal,
): Promise<PullRequest> {
  const there = await findPull(client, place, pull, signal);
  if (there !== null) return there;
  const { owner, name: repo } = place;
  return requestOf((await client.rest.pulls.create({ owner, repo, ...pull, request: { signal } })).data);
}

export async function readPull(
  client: Octokit,
  { owner, name: repo }: RepositoryPlace,
  number: number,
  signal: AbortSignal,
): Promise<PullFacts> {
  const { data } = await client.rest.pulls.get({ owner, repo, pull_number: number, request: { signal } });
  return factsOf(data);
}

/** GitHub answers a change of a merged one with how it stands, or refuses it. */
export async function closePull(
  client: Octokit,
  place: RepositoryPlace,
  number: number,
  signal: AbortSignal,
): Promise<PullFacts> {
  const now = await readPull(client, place, number, signal);
  if (now.state !== 'open') return now;
  const { owner, name: repo } = place;
  const change = { owner, repo, pull_number: number, state: 'closed', request: { signal } } as const;
  return factsOf((await client.rest.pulls.update(change)).data);
}

const requestOf = (data: unknown): PullRequest => ({
  number: Number(field(data, 'number')),
  url: textField(data, 'html_url') ?? '',
});

function factsOf(data: unknown): PullFacts {
  const merged = field(data, 'merged') === true;
  return {
    ...requestOf(data),
    state: merged ? 'merged' : textField(data, 'state') === 'closed' ? 'closed' : 'open',
    // Of one that is open it is only a trial.
    commit: merged ? textField(data, 'merge_commit_sha') : null,
  };
}
