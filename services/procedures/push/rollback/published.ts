import { OpsError } from '#domain/errors.ts';
import type { DetectedProject } from '#domain/release/made/component.ts';
import { rollbackOptions, type RollbackOption, versionBefore } from '#domain/release/publish/rollback-options.ts';
import { toPep440 } from '#domain/release/versions/pep440.ts';
import type { PublicationSight } from '#services/procedures/push/plan/publications.ts';
import { registryOf } from '#services/procedures/push/publish/place.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { Mend } from './params.ts';

/** What a person wants of registries; null for a reason that was not given. */
export interface MendWish {
  readonly back: boolean;
  readonly deprecate: string | null;
  readonly yank: string | null;
}

/** What a registry has of the version that is taken back, and what can still be done there. */
export interface Published {
  readonly name: string;
  readonly version: string;
  readonly state: 'absent' | 'out' | 'unknown';
  readonly options: readonly RollbackOption[];
  /** What we can do ourselves. */
  readonly mends: (wish: MendWish) => readonly Mend[];
}

/** Looks up what is published of a version. */
export async function lookAtPublished(
  world: PushWorld,
  dir: string,
  list: readonly PublicationSight[],
  released: string,
): Promise<readonly Published[]> {
  return Promise.all(
    list.map(async ({ look, ...one }): Promise<Published> => {
      const { name, registry: kind } = one.publication;
      const version = kind === 'pypi' ? toPep440(released) : released;
      const component = { ...one, version, distTag: null };
      const none = { name, version, options: [], mends: () => [] };
      if (look.state === 'unknown') return { ...none, state: 'unknown' };
      if (look.state === 'absent' || !look.versions.includes(version)) return { ...none, state: 'absent' };
      const { distTags, withdrawn } = look;
      const versions = look.versions.filter((other) => !withdrawn.includes(other));
      const { url } = await registryOf(world, { project: { id: '', name: '', dir } }, component);
      const options = rollbackOptions({ kind, host: new URL(url).host, name, version, versions, distTags });
      const before = versionBefore(version, versions);
      const tags = Object.keys(distTags).filter((tag) => distTags[tag] === version);
      return {
        name,
        version,
        state: 'out',
        options,
        mends: ({ back, deprecate, yank }) =>
          kind !== 'npm'
            ? yank === null
              ? []
              : [{ component, what: { do: 'yank' as const, reason: yank, at: pageOf(options) ?? url } }]
            : [
                ...(back && before !== null
                  ? tags.map((tag) => ({ component, what: { do: 'dist-tag-back' as const, tag, to: before } }))
                  : []),
                ...(deprecate === null ? [] : [{ component, what: { do: 'deprecate' as const, message: deprecate } }]),
              ],
      };
    }),
  );
}

const OF_TAGS: Readonly<Record<string, { readonly kind: 'go' | 'crates'; readonly host: string }>> = {
  go: { kind: 'go', host: 'proxy.golang.org' },
  cargo: { kind: 'crates', host: 'crates.io' },
};

/** What others may have published from the tag: nobody was asked, so it counts as perhaps out. */
export function perhapsPublished({ components }: DetectedProject, version: string): readonly Published[] {
  return components.flatMap(({ ecosystem, name, private: isPrivate }): readonly Published[] => {
    const place = OF_TAGS[ecosystem];
    if (place === undefined || name === null || isPrivate) return [];
    const options = rollbackOptions({ ...place, name, version, versions: [] });
    return [{ name, version, state: 'unknown', options, mends: () => [] }];
  });
}

const pageOf = (options: readonly RollbackOption[]): string | null =>
  options.find(({ id }) => id === 'yank')?.url ?? null;

/** Throws OpsError `nothing-to-mend` (exit refused) when a wish about registries finds nothing to do. */
export function mendsOf(published: readonly Published[], wish: MendWish): readonly Mend[] {
  const mends = published.flatMap((one) => one.mends(wish));
  const lacking = [
    ...(wish.back && !mends.some(({ what }) => what.do === 'dist-tag-back')
      ? ['no dist-tag that leads to it can go back']
      : []),
    ...(wish.deprecate !== null && !mends.some(({ what }) => what.do === 'deprecate')
      ? ['there is nothing of it to deprecate']
      : []),
    ...(wish.yank !== null && !mends.some(({ what }) => what.do === 'yank')
      ? ['there is nothing of it on an index of Python to yank']
      : []),
  ];
  if (lacking.length === 0) return mends;
  throw new OpsError('nothing-to-mend', `On the registries ${lacking.join(', and ')}.`, {
    hint: 'Leave out --dist-tag-back, --deprecate or --yank.',
    exit: 'refused',
  });
}
