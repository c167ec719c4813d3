import type { Answer, Call } from '../api/server.ts';
import { invalid, NOT_FOUND, NOTHING, ok, page, refused, sent } from './answers.ts';
import { type Define, text } from './define.ts';
import { assetShape, type Place, releaseShape } from './shapes.ts';
import type { Release } from './state.ts';

/** Releases: https://docs.github.com/rest/releases. Publishing one makes its tag when there is none. */
export function releaseRoutes(define: Define) {
  return [
    define('releases', 'GET', '/releases', (call, place) =>
      page(
        call,
        place.origin,
        place.repository.releases.map((release) => releaseShape(place, release)),
      ),
    ),
    define('releases', 'GET', '/releases/tags/(.+)', ({ parts: [, , tag] }, place) =>
      shown(
        place,
        place.repository.releases.find((one) => one.tag === tag && !one.draft),
      ),
    ),
    define('releases', 'GET', String.raw`/releases/(\d+)`, (call, place) => shown(place, found(call, place))),
    define('create-release', 'POST', '/releases', create),
    define('edit-release', 'PATCH', String.raw`/releases/(\d+)`, edit),
    define('delete-release', 'DELETE', String.raw`/releases/(\d+)`, (call, { repository }) => {
      const id = Number(call.parts[2]);
      const release = repository.releases.find((one) => one.id === id);
      if (release === undefined) return NOT_FOUND;
      if (repository.immutable && !release.draft) repository.burned.add(release.tag);
      repository.releases = repository.releases.filter((one) => one !== release);
      return NOTHING;
    }),
    define('upload-asset', 'POST', String.raw`/releases/(\d+)/assets`, upload, '/uploads'),
    define('releases', 'GET', String.raw`/releases/(\d+)/assets`, (call, place) => {
      const release = found(call, place);
      return release === undefined
        ? NOT_FOUND
        : page(
            call,
            place.origin,
            release.assets.map((asset) => assetShape(place, asset)),
          );
    }),
    define('releases', 'GET', String.raw`/releases/assets/(\d+)`, ({ parts: [, , id], headers }, place) => {
      const asset = place.repository.releases.flatMap(({ assets }) => assets).find((one) => one.id === Number(id));
      if (asset === undefined) return NOT_FOUND;
      return headers.accept === 'application/octet-stream' ? ok(asset.content) : ok(assetShape(place, asset));
    }),
    define('delete-asset', 'DELETE', String.raw`/releases/assets/(\d+)`, ({ parts: [, , id] }, { repository }) => {
      const release = repository.releases.find(({ assets }) => assets.some((one) => one.id === Number(id)));
      if (release === undefined) return NOT_FOUND;
      if (repository.immutable && !release.draft) return IMMUTABLE;
      release.assets = release.assets.filter((one) => one.id !== Number(id));
      return NOTHING;
    }),
  ];
}

const IMMUTABLE = refused(422, 'Cannot change an immutable release.');

const found = ({ parts: [, , id] }: Call, { repository }: Place) =>
  repository.releases.find((one) => one.id === Number(id));
const shown = (place: Place, release: Release | undefined): Answer =>
  release === undefined ? NOT_FOUND : ok(releaseShape(place, release));

async function create(call: Call, place: Place): Promise<Answer> {
  const { repository } = place;
  const given = sent(call);
  const tag = text(given, 'tag_name');
  if (tag === null) return invalid('Release', 'tag_name', 'missing_field');
  const release: Release = {
    id: repository.nextId(),
    tag,
    target: text(given, 'target_commitish') ?? 'main',
    title: text(given, 'name'),
    body: text(given, 'body'),
    draft: given['draft'] === true,
    prerelease: given['prerelease'] === true,
    assets: [],
  };
  const refusal = release.draft ? null : await publish(place, release);
  if (refusal !== null) return refusal;
  repository.releases.unshift(release);
  return ok(releaseShape(place, release), 201);
}

async function edit(call: Call, place: Place): Promise<Answer> {
  const release = found(call, place);
  if (release === undefined) return NOT_FOUND;
  const given = sent(call);
  const next: Release = {
    ...release,
    tag: text(given, 'tag_name') ?? release.tag,
    target: text(given, 'target_commitish') ?? release.target,
    title: text(given, 'name') ?? release.title,
    body: text(given, 'body') ?? release.body,
    draft: typeof given['draft'] === 'boolean' ? given['draft'] : release.draft,
    prerelease: typeof given['prerelease'] === 'boolean' ? given['prerelease'] : release.prerelease,
  };
  if (place.repository.immutable && !release.draft && next.tag !== release.tag) return IMMUTABLE;
  const refusal = release.draft && !next.draft ? await publish(place, next) : null;
  if (refusal !== null) return refusal;
  Object.assign(release, next);
  return ok(releaseShape(place, release));
}

/** Why it cannot be published; null when it is. */
async function publish({ repository }: Place, release: Release): Promise<Answer | null> {
  const taken = repository.releases.some((one) => one.tag === release.tag && !one.draft && one.id !== release.id);
  if (taken || repository.burned.has(release.tag)) return invalid('Release', 'tag_name', 'already_exists');
  const refs = await repository.remote.refs();
  if (`refs/tags/${release.tag}` in refs) return null;
  const target = await repository.remote.tryGit('rev-parse', '--verify', '--quiet', `${release.target}^{commit}`);
  if (target.code !== 0) return invalid('Release', 'target_commitish', 'invalid');
  await repository.remote.git('update-ref', `refs/tags/${release.tag}`, target.stdout.trim());
  return null;
}

function upload(call: Call, place: Place): Answer {
  const release = found(call, place);
  const name = call.query.get('name');
  if (release === undefined) return NOT_FOUND;
  if (name === null || name === '') return invalid('ReleaseAsset', 'name', 'missing_field');
  if (release.assets.some((one) => one.name === name)) return invalid('ReleaseAsset', 'name', 'already_exists');
  if (place.repository.immutable && !release.draft) return IMMUTABLE;
  const contentType = call.headers['content-type'] ?? 'application/octet-stream';
  const asset = { id: place.repository.nextId(), name, contentType, content: call.body };
  release.assets.push(asset);
  return ok(assetShape(place, asset), 201);
}
