import { messageOf } from '#domain/errors.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import { placeOf, registryOf } from '#services/procedures/push/publish/place.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { Mend, RollbackParams } from './params.ts';

const LIMIT_MS = 2 * 60_000;

/** A mend that we do ourselves. */
type OwnMend = Mend & { readonly what: Exclude<Mend['what'], { do: 'yank' }> };

/** Does something about a version that people can install already. Can be taken back. */
export function mendStep(world: PushWorld, params: RollbackParams, { component, what }: OwnMend): Step {
  const { name } = component.publication;
  const { version } = component;
  const work = (context: StepContext) => ({ place: placeOf(params, component), runFolder: context.folder });
  const set = async (context: StepContext, back: boolean) => {
    const limits = { signal: context.signal, timeoutMs: LIMIT_MS };
    if (what.do === 'deprecate')
      await world.npmPublishing.deprecate({ ...work(context), version, message: back ? '' : what.message }, limits);
    else await world.npmPublishing.tag({ ...work(context), version: back ? version : what.to, tag: what.tag }, limits);
  };
  const probe = async (context: StepContext): Promise<Probe> => {
    try {
      const look = await (await registryOf(world, params, component)).look(name, context.signal);
      if (look.state === 'absent') return { state: 'absent' };
      const done = what.do === 'deprecate' ? look.withdrawn.includes(version) : look.distTags[what.tag] === what.to;
      return { state: done ? 'done' : 'absent' };
    } catch (thrown) {
      return { state: 'unclear', why: messageOf(thrown) };
    }
  };
  return {
    id: what.do === 'deprecate' ? `deprecate-${component.id}` : `dist-tag-${component.id}-${what.tag}`,
    title: what.do === 'deprecate' ? `Deprecate ${name} ${version}` : `Lead ${what.tag} of ${name} back to ${what.to}`,
    phase: 'registry',
    writes: `${name} on ${component.publication.registry}`,
    commands: [
      what.do === 'deprecate'
        ? `npm deprecate ${name}@${version} '${what.message}'`
        : `npm dist-tag add ${name}@${what.to} ${what.tag}`,
    ],
    timeoutMs: LIMIT_MS + 30_000,
    probe,
    run: (context) => set(context, false),
    undo: async (context) => {
      if ((await probe(context)).state !== 'absent') await set(context, true);
    },
  };
}
