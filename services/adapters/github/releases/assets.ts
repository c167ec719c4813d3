import type { Octokit } from 'octokit';

import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { compareDigests } from '#domain/release/publish/digest.ts';
import { readArtifact } from '#services/adapters/publishing/artifact.ts';
import type { ReleaseAsset, RepositoryPlace } from '#services/ports/github-releases.ts';

import { assetFacts, releaseFacts } from './facts.ts';

const TYPES: Readonly<Record<string, string>> = {
  tgz: 'application/gzip',
  gz: 'application/gzip',
  whl: 'application/zip',
  zip: 'application/zip',
};

/** Adds a file to a release unless it has it; what a lost upload left half is replaced. */
export async function uploadAsset(
  client: Octokit,
  place: RepositoryPlace,
  release: number,
  file: { readonly path: string; readonly name: string },
  signal: AbortSignal,
): Promise<ReleaseAsset> {
  const where = { owner: place.owner, repo: place.name, request: { signal } };
  const { artifact, bytes } = await readArtifact(file.path);
  const { data } = await client.rest.repos.getRelease({ ...where, release_id: release });
  const there = releaseFacts(data).assets.find(({ name }) => name === file.name);
  if (there?.complete === true) {
    const match = there.digest === null ? 'unknown' : compareDigests(artifact.digests, [there.digest]);
    if (there.bytes === artifact.bytes && match !== 'different') return there;
    throw differs(file.name);
  }
  if (there !== undefined) await client.rest.repos.deleteReleaseAsset({ ...where, asset_id: there.id });
  const answer = await client.request({
    method: 'POST',
    url: uploadAddress(client, textField(data, 'upload_url') ?? ''),
    name: file.name,
    data: bytes,
    headers: {
      'content-type': TYPES[file.name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-length': String(bytes.length),
    },
    request: { signal },
  });
  return assetFacts(answer.data);
}

/** Where files go is in GitHub's answer; the credential goes there only when it is GitHub too. */
function uploadAddress(client: Octokit, address: string): string {
  const api = new URL(client.request.endpoint.DEFAULTS.baseUrl).host;
  const host = URL.parse(address.replace(/\{.*$/, ''))?.host;
  if (host === api || (api === 'api.github.com' && host === 'uploads.github.com')) return address;
  throw new OpsError(
    'github-failed',
    `${api} wants files to be sent to another host, ${host ?? 'which it does not name'}.`,
    {
      hint: 'Nothing was sent. Check the address of the GitHub interface.',
    },
  );
}

function differs(name: string): OpsError {
  return new OpsError('asset-differs', `The release has a file ${name} with other bytes, which is left alone.`, {
    hint: 'Look at it on GitHub; delete it there if it is wrong, then run the same command again.',
    exit: 'remoteConflict',
  });
}
