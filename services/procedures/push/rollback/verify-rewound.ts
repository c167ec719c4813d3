import { OpsError } from '#domain/errors.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { askRemote } from '#services/procedures/push/remote-refs.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { RollbackParams } from './params.ts';

/** Asks the remote whether the release is gone. */
export function verifyRewoundStep(world: PushWorld, { project, remote, released }: RollbackParams): Step {
  const refs = [remote.ref, ...(released.tag === null ? [] : [`refs/tags/${released.tag.name}`])];
  return {
    id: 'verify-remote',
    title: `Verify ${remote.name}`,
    phase: 'verify',
    reads: true,
    commands: [`git ls-remote ${remote.name} ${refs.join(' ')}`],
    run: async (context) => {
      const found = await askRemote(world, context, { dir: project.dir, remote: remote.name, refs });
      if (found.get(remote.ref) === released.commit || [...found.values()].includes(released.tag?.object ?? ''))
        throw new OpsError('still-there', `${remote.name} still has the release.`, { exit: 'remoteConflict' });
      return { summary: `${remote.ref} is at ${found.get(remote.ref)?.slice(0, 7) ?? 'nothing'}` };
    },
  };
}
