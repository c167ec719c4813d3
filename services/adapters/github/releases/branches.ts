import type { Octokit } from 'octokit';

import { field, textField } from '#domain/field.ts';
import type { PullRequest, RepositoryPlace } from '#services/ports/github-releases.ts';

import { listOf } from './facts.ts';

/** Whether a branch takes no plain pushes; null when GitHub does not tell. */
export async function branchProtected(
  client: Octokit,
  place: RepositoryPlace,
  branch: string,
  signal: AbortSignal,
): Promise<boolean | null> {
  try {
    const { data } = await client.rest.repos.getBranch({
      owner: place.owner,
      repo: place.name,
      branch,
      request: { signal },
    });
    return typeof data.protected === 'boolean' ? data.protected : null;
  } catch (error) {
    if (field(error, 'status') === 404) return null;
    throw error;
  }
}

/** The open pull request of two branches; it is created when there is none. */
export async function openPull(
  client: Octokit,
  place: RepositoryPlace,
  pull: { readonly head: string; readonly base: string; readonly title: string; readonly body: string },
  signal: AbortSignal,
): Promise<PullRequest> {
  const where = { owner: place.owner, repo: place.name, request: { signal } };
  const { data } = await client.rest.pulls.list({
    ...where,
    state: 'open',
    head: `${place.owner}:${pull.head}`,
    base: pull.base,
    per_page: 100,
  });
  const there = listOf(data).find(
    (one) => field(one, 'head', 'ref') === pull.head && field(one, 'base', 'ref') === pull.base,
  );
  const found: unknown = there ?? (await client.rest.pulls.create({ ...where, ...pull })).data;
  return { number: Number(field(found, 'number')), url: textField(found, 'html_url') ?? '' };
}
