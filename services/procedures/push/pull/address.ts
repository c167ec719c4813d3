import { gitHubRepository } from '#domain/git/remote-url.ts';
import { compareUrl, webRepository } from '#domain/release/changelog/web-repository.ts';
import type { RepositoryPlace } from '#services/ports/github-releases.ts';
import type { PushParams } from '#services/procedures/push/params.ts';

type Pulled = Pick<PushParams, 'remote' | 'pull'>;

/** What a pull request goes through, and whether we can open it ourselves. */
export interface PullPlace {
  /** Short name of the branch that it is about, and of the one it goes into. */
  readonly head: string;
  readonly base: string;
  /** Null where the remote is not on GitHub. */
  readonly github: RepositoryPlace | null;
  /** Where a person opens it; null where nobody knows the pages of the remote. */
  readonly page: string | null;
}

/** Null for a push that goes straight to its branch. */
export function pullPlace({ remote, pull }: Pulled): PullPlace | null {
  if (pull === undefined) return null;
  const base = remote.ref.replace(/^refs\/heads\//, '');
  const web = webRepository(remote.url);
  const page = web === null ? null : compareUrl(web, base, pull.branch);
  return { head: pull.branch, base, github: gitHubRepository(remote.url), page };
}
