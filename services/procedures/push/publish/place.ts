import { joinPath } from '#domain/path.ts';
import type { PackageRegistry, PackagePlace } from '#services/ports/registries.ts';
import type { PublishedComponent, PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** Where a component is published, by the settings of the person's own folder: they need not be committed. */
export function placeOf({ project }: Pick<PushParams, 'project'>, one: PublishedComponent): PackagePlace {
  const { name, url } = one.publication;
  return {
    name,
    folder: joinPath(project.dir, one.folder),
    top: project.dir,
    ...(url === null || one.publication.registry === 'pypi' ? {} : { publishConfig: { registry: url } }),
    ...(one.publication.registry === 'pypi' && url !== null ? { repository: url } : {}),
  };
}

/** The registry of a component. */
export function registryOf(
  { registries }: Pick<PushWorld, 'registries'>,
  params: Pick<PushParams, 'project'>,
  one: PublishedComponent,
): Promise<PackageRegistry> {
  const place = placeOf(params, one);
  return one.publication.registry === 'npm' ? registries.npm(place) : registries.pypi(place);
}
