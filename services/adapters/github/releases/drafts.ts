import type { Octokit } from 'octokit';

import { OpsError } from '#domain/errors.ts';
import { field } from '#domain/field.ts';
import type { ReleaseDraft, ReleaseFacts, RepositoryPlace } from '#services/ports/github-releases.ts';

import { listOf, releaseFacts } from './facts.ts';

const PER_PAGE = 100;
const MOST_PAGES = 10;

/** The release of a tag: a public one by its own address, a draft, which has none, in the list. */
export async function findRelease(
  client: Octokit,
  place: RepositoryPlace,
  tag: string,
  signal: AbortSignal,
): Promise<ReleaseFacts | null> {
  const where = { owner: place.owner, repo: place.name, request: { signal } };
  try {
    return releaseFacts((await client.rest.repos.getReleaseByTag({ ...where, tag })).data);
  } catch (error) {
    if (field(error, 'status') !== 404) throw error;
  }
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await client.rest.repos.listReleases({ ...where, per_page: PER_PAGE, page });
    const list = listOf(data);
    const found = list.map((one) => releaseFacts(one)).find((one) => one.tag === tag);
    if (found !== undefined) return found;
    if (list.length < PER_PAGE) break;
  }
  return null;
}

/** Creates a draft, or gives the one that is there these words. */
export async function putDraft(
  client: Octokit,
  place: RepositoryPlace,
  draft: ReleaseDraft,
  signal: AbortSignal,
): Promise<ReleaseFacts> {
  const there = await findRelease(client, place, draft.tag, signal);
  if (there !== null && !there.draft) throw released(place, draft.tag);
  const words = {
    owner: place.owner,
    repo: place.name,
    tag_name: draft.tag,
    target_commitish: draft.target,
    name: draft.title,
    body: draft.notes,
    prerelease: draft.prerelease,
    draft: true,
    request: { signal },
  };
  const { data } =
    there === null
      ? await client.rest.repos.createRelease(words)
      : await client.rest.repos.updateRelease({ ...words, release_id: there.id });
  return releaseFacts(data);
}

/** Deletes a draft. A public release is never deleted: its tag may be used up by that. */
export async function discardDraft(
  client: Octokit,
  place: RepositoryPlace,
  release: number,
  signal: AbortSignal,
): Promise<void> {
  const where = { owner: place.owner, repo: place.name, release_id: release, request: { signal } };
  try {
    const facts = releaseFacts((await client.rest.repos.getRelease(where)).data);
    if (!facts.draft) throw released(place, facts.tag);
    await client.rest.repos.deleteRelease(where);
  } catch (error) {
    if (field(error, 'status') !== 404) throw error;
  }
}

function released({ owner, name }: RepositoryPlace, tag: string): OpsError {
  return new OpsError(
    'github-refused',
    `${owner}/${name} has a public release of ${tag} already, which is left alone.`,
    {
      hint: 'Look at it on GitHub; a new version gets a release of its own.',
      exit: 'remoteConflict',
    },
  );
}
