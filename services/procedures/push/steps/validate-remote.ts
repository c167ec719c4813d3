import { OpsError } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { askRemote } from '#services/procedures/push/remote-refs.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** The branch on the remote is where it was, and the tag is free there, also for tags that no fetch would bring. */
export function validateRemoteStep(
  world: PushWorld,
  { project, remote, tag }: Pick<PushParams, 'project' | 'remote' | 'tag'>,
): Step {
  const tagRef = tag === null ? null : `refs/tags/${tag.name}`;
  const refs = [remote.ref, ...(tagRef === null ? [] : [tagRef, `${tagRef}^{}`])];
  return {
    id: 'validate-remote',
    title: `${remote.name} unchanged${tag === null ? '' : `, ${tag.name} free`}`,
    phase: 'validate',
    reads: true,
    needs: [],
    commands: [`git ls-remote ${remote.name} ${refs.slice(0, 2).join(' ')}`],
    run: async (context) => {
      const found = await askRemote(world, context, { dir: project.dir, remote: remote.name, refs });
      const now = found.get(remote.ref) ?? null;
      if (now !== remote.was)
        throw new OpsError('remote-moved', `${remote.ref} on ${remote.name} moved since this was planned.`, {
          hint: `Fetch from ${remote.name}, look at what came, and plan again.`,
          exit: 'remoteConflict',
        });
      const taken = tagRef === null ? undefined : found.get(tagRef);
      if (taken !== undefined && tag !== null)
        throw new OpsError('tag-taken', `${remote.name} has a tag ${tag.name} already (${taken.slice(0, 12)}).`, {
          hint: 'It is somebody else’s and is left alone. Release another version.',
          exit: 'remoteConflict',
        });
      return { summary: tag === null ? `${remote.name} unchanged` : `${remote.name} unchanged, ${tag.name} is free` };
    },
  };
}
