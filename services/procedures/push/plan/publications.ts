import { OpsError } from '#domain/errors.ts';
import type { DetectedProject } from '#domain/release/made/component.ts';
import type { ReleaseProfile } from '#domain/release/made/profile.ts';
import { chooseDistTag } from '#domain/release/publish/dist-tag.ts';
import { toPep440 } from '#domain/release/versions/pep440.ts';
import type { PackageLook } from '#services/ports/registries.ts';
import type { PublishedComponent } from '#services/procedures/push/params.ts';
import { registryOf } from '#services/procedures/push/publish/place.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

const LOOK_MS = 10_000;

/** What would be published, before its version is known. */
export type Publishable = Omit<PublishedComponent, 'version' | 'distTag'>;

/** What a registry says of a package, or why it does not. */
export type RegistrySight = PackageLook | { readonly state: 'unknown'; readonly problem: OpsError };

export interface PublicationSight extends Publishable {
  readonly look: RegistrySight;
}

/** What this project publishes from here. */
export function publishable({ components }: DetectedProject, profile: ReleaseProfile): readonly Publishable[] {
  if (profile.publish.value !== 'here') return [];
  return profile.publications.value.flatMap((publication, at) => {
    const component = components.find(({ publish }) => publish?.name === publication.name);
    if (component === undefined || component.released !== 'full') return [];
    const { ecosystem, folder } = component;
    const id = profile.publications.value.length === 1 ? publication.registry : `${publication.registry}-${at + 1}`;
    return [{ id, ecosystem, folder, publication }];
  });
}

/** Asks each registry what it has. */
export async function lookAtRegistries(
  world: PushWorld,
  top: string,
  list: readonly Publishable[],
  signal: AbortSignal,
): Promise<readonly PublicationSight[]> {
  return Promise.all(
    list.map(async (one) => {
      const late = new AbortController();
      const cancel = world.clock.after(LOOK_MS, () => late.abort());
      const limit = AbortSignal.any([signal, late.signal]);
      const params = { project: { id: '', name: '', dir: top } };
      try {
        const registry = await registryOf(world, params, { ...one, version: '', distTag: null });
        return { ...one, look: await registry.look(one.publication.name, limit) };
      } catch (thrown) {
        const problem = thrown instanceof OpsError ? thrown : new OpsError('registry-failed', String(thrown));
        return { ...one, look: { state: 'unknown' as const, problem } };
      } finally {
        cancel();
      }
    }),
  );
}

/** The publications of one version, each with its dist-tag. Throws OpsError `dist-tag` when the one asked for is refused. */
export function published(list: readonly PublicationSight[], version: string): readonly PublishedComponent[] {
  return list.map(({ look, ...one }) => {
    if (one.publication.registry === 'pypi') return { ...one, version: toPep440(version), distTag: null };
    const distTags = look.state === 'present' ? look.distTags : {};
    const choice = chooseDistTag({ version, distTags, asked: one.publication.tag });
    if (choice.state === 'refused')
      throw new OpsError('dist-tag', `${version} may not be ${one.publication.tag}: ${choice.reason}.`, {
        hint: `Use ${choice.instead}.`,
        exit: 'refused',
      });
    return { ...one, version, distTag: choice.tag };
  });
}
