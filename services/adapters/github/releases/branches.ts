import type { Octokit } from 'octokit';

import { field } from '#domain/field.ts';
import type { RepositoryPlace } from '#services/ports/github-releases.ts';

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
