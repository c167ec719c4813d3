import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { askRemote } from '#services/procedures/push/remote-refs.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { releasedCommit } from './commit.ts';

/** Asks the remote whether it has what was released. */
export function verifyRemoteStep(
  world: PushWorld,
  { project, remote, tag }: Pick<PushParams, 'project' | 'remote' | 'tag'>,
): Step {
  const refs = [remote.ref, ...(tag === null ? [] : [`refs/tags/${tag.name}`])];
  return {
    id: 'verify-remote',
    title: `Verify ${remote.name}`,
    phase: 'verify',
    reads: true,
    commands: [`git ls-remote ${remote.name} ${refs.join(' ')}`],
    run: async (context) => {
      const found = await askRemote(world, context, { dir: project.dir, remote: remote.name, refs });
      const commit = releasedCommit(context);
      if (tag !== null && found.get(`refs/tags/${tag.name}`) !== textField(context.resultOf('tag'), 'object'))
        throw new OpsError('not-there', `${remote.name} has another ${tag.name} than the one that was released.`, {
          hint: 'Somebody moved or deleted the tag. Look at it before anything else.',
          exit: 'remoteConflict',
        });
      const at = found.get(remote.ref);
      const there = at === commit ? `${remote.ref} is at ${commit.slice(0, 7)}` : `${remote.ref} went on since`;
      return { summary: tag === null ? there : `${there}, ${tag.name} is there` };
    },
  };
}
