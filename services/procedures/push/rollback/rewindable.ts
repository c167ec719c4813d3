import { messageOf } from '#domain/errors.ts';
import type { RemoteRefs } from '#domain/git/remote-refs.ts';
import type { Since } from '#domain/push/rollback.ts';
import type { GitReader } from '#services/procedures/push/facts/reader.ts';
import { tryGit } from '#services/procedures/push/facts/reader.ts';
import type { Sight } from '#services/procedures/push/plan/sight.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { RollbackParams } from './params.ts';
import type { Published } from './published.ts';

interface Question {
  readonly sight: Sight;
  readonly refs: RemoteRefs;
  readonly released: RollbackParams['released'];
  /** Short name of the branch on the remote. */
  readonly branch: string;
  readonly since: readonly Since[];
  readonly published: readonly Published[];
}

/** Why a release may not be made as if it had never been; empty when it may. What cannot be known counts against it. */
export async function whyNoRewind(
  world: PushWorld,
  reader: GitReader,
  { sight, refs, released, branch, since, published }: Question,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { facts } = sight;
  const { commit, parent, tag } = released;
  const there = tag === null ? undefined : refs.tags.get(tag.name)?.object;
  const who = [...new Set(since.map(({ author }) => author))].join(', ');
  return [
    ...(parent === '' ? ['It is the first commit.'] : []),
    ...(since.length === 0
      ? []
      : [`${who} built on it: ${since.length === 1 ? 'one commit' : `${since.length} commits`} since.`]),
    ...(tag === null || there === tag.object ? [] : [`${tag.name} there is not the tag that is here.`]),
    ...(await othersOn(reader, facts.top, { refs, commit, branch, tag: tag?.name ?? null }, signal)),
    ...published.flatMap(({ name, version, state }) =>
      state === 'absent'
        ? []
        : [
            state === 'out'
              ? `${name} ${version} is published.`
              : `Nobody can say whether ${name} ${version} is published.`,
          ],
    ),
    ...(released.version === null ? [] : notAsked(sight)),
    ...(await onGitHub(world, sight, { branch, tag: tag?.name ?? null }, signal)),
  ];
}

/** Packages that CI publishes, or that belong to a monorepo: their registries were not asked. */
function notAsked({ detected, publications }: Sight): readonly string[] {
  const asked = new Set(publications.map(({ publication }) => publication.name));
  const all = detected.components.flatMap(({ publish, workspaces }) => [
    publish,
    ...workspaces.map((one) => one.publish),
  ]);
  const names = new Set(all.flatMap((one) => (one === null || asked.has(one.name) ? [] : [one.name])));
  return [...names].map((name) => `No registry was asked whether ${name} is published.`);
}

/** Other branches and tags of the remote that hold the release; one that is not here may. */
async function othersOn(
  reader: GitReader,
  dir: string,
  { refs, commit, branch, tag }: { refs: RemoteRefs; commit: string; branch: string; tag: string | null },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const others = [
    ...[...refs.branches].filter(([name]) => name !== branch).map(([name, at]) => ({ name, at })),
    ...[...refs.tags].filter(([name]) => name !== tag).map(([name, { commit: at }]) => ({ name, at })),
  ];
  const said: string[] = [];
  for (const { name, at } of others) {
    const { exitCode } = await tryGit(reader, { dir, signal }, 'merge-base', '--is-ancestor', commit, at);
    if (exitCode === 0) said.push(`${name} is built on it.`);
    else if (exitCode !== 1) said.push(`${name} was never fetched, so it may be built on it.`);
  }
  return said;
}

async function onGitHub(
  { githubReleases }: PushWorld,
  { facts }: Sight,
  { branch, tag }: { branch: string; tag: string | null },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const place = facts.remotes.find(({ name }) => name === facts.target?.remote)?.github ?? null;
  if (place === null) return [];
  try {
    const [release, kept] = await Promise.all([
      tag === null ? null : githubReleases.find(place, tag, signal),
      githubReleases.isProtected(place, branch, signal),
    ]);
    return [
      ...(release === null ? [] : [`There is a release of it on GitHub: ${release.url}`]),
      ...(kept === true ? [`${branch} is protected on GitHub.`] : []),
    ];
  } catch (thrown) {
    return [`GitHub cannot be asked whether it was released there: ${messageOf(thrown)}`];
  }
}
