import { textField } from '#domain/field.ts';
import { provenanceOf } from '#domain/release/publish/publish-wish.ts';
import type { NpmPublish } from '#services/ports/publishing.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import type { PublishedComponent, PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { registryOf } from './place.ts';

export const validateId = ({ id }: PublishedComponent): string => `validate-${id}`;

/** Who may install it, as the project or a person said, and whether CI vouches for where it was built. */
export async function wishOf(
  world: PushWorld,
  params: PushParams,
  one: PublishedComponent,
  context: StepContext,
): Promise<Pick<NpmPublish, 'access' | 'provenance'>> {
  const said = textField(context.resultOf(validateId(one)), 'access');
  const access = said === 'public' || said === 'restricted' ? said : one.publication.access;
  const { url } = await registryOf(world, params, one);
  const { possible, why } = provenanceOf((name) => world.environment.get(name), new URL(url).host);
  if (possible) context.note(`with provenance: ${why}`);
  return { access, provenance: possible };
}
