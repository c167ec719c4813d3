import type { Asset, CheckRun, HostedRepository, Pull, Release, Status, WorkflowRun } from './state.ts';

const AT = '2026-01-05T09:00:00Z';

/** Where things of a repository are, as the API writes addresses. */
export interface Place {
  readonly origin: string;
  readonly repository: HostedRepository;
}

const api = ({ origin, repository }: Place) => `${origin}/repos/${repository.name}`;
const web = ({ origin, repository }: Place) => `${origin}/${repository.name}`;

export const releaseShape = (place: Place, { id, tag, target, title, body, draft, prerelease, assets }: Release) => ({
  id,
  tag_name: tag,
  target_commitish: target,
  name: title,
  body,
  draft,
  prerelease,
  immutable: place.repository.immutable && !draft,
  created_at: AT,
  published_at: draft ? null : AT,
  url: `${api(place)}/releases/${id}`,
  html_url: `${web(place)}/releases/${draft ? `tag/untagged-${id}` : `tag/${tag}`}`,
  assets_url: `${api(place)}/releases/${id}/assets`,
  upload_url: `${place.origin}/uploads/repos/${place.repository.name}/releases/${id}/assets{?name,label}`,
  assets: assets.map((asset) => assetShape(place, asset)),
});

export const assetShape = (place: Place, { id, name, contentType, content }: Asset) => ({
  id,
  name,
  label: '',
  state: 'uploaded',
  content_type: contentType,
  size: content.length,
  url: `${api(place)}/releases/assets/${id}`,
  browser_download_url: `${web(place)}/releases/download/${name}`,
  created_at: AT,
});

/** The worst of all statuses; `pending` when there is none, as GitHub says it. */
export function combinedShape(sha: string, statuses: readonly Status[]) {
  const states = statuses.map(({ state }) => state);
  const failed = states.some((state) => state === 'failure' || state === 'error');
  const pending = states.length === 0 || states.includes('pending');
  return { state: failed ? 'failure' : pending ? 'pending' : 'success', sha, total_count: states.length, statuses };
}

export const checkRunShape = (sha: string) => (run: CheckRun, index: number) => ({
  id: index + 1,
  head_sha: sha,
  ...run,
});

export const runShape = (place: Place, run: WorkflowRun) => ({
  id: run.id,
  name: run.name,
  head_sha: run.headSha,
  head_branch: run.headBranch,
  event: run.event,
  status: run.status,
  conclusion: run.conclusion,
  created_at: AT,
  html_url: `${web(place)}/actions/runs/${run.id}`,
});

export const pullShape = (place: Place, { number, title, body, head, base, state, merged }: Pull) => ({
  number,
  title,
  body,
  state,
  head: { ref: head },
  base: { ref: base },
  merged: merged !== null,
  // Of an open one it is a trial of the merge.
  merge_commit_sha: merged ?? '1'.repeat(40),
  html_url: `${web(place)}/pull/${number}`,
});
