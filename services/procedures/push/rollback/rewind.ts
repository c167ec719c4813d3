import { OpsError } from '#domain/errors.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import { git } from '#services/procedures/push/git.ts';
import { mayArrive, onItsWay, wordsOf } from '#services/procedures/push/may-arrive.ts';
import { pushedRefs } from '#services/procedures/push/porcelain.ts';
import { askRemote } from '#services/procedures/push/remote-refs.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { RollbackParams } from './params.ts';

/** Branch back and tag away at once, only while both are exactly what was released. The point of no return. */
export function rewindStep(world: PushWorld, { project, remote, released }: RollbackParams): Step {
  const { commit, parent, tag } = released;
  const tagRef = tag === null ? null : `refs/tags/${tag.name}`;
  const args = [
    'push',
    '--atomic',
    '--porcelain',
    '--progress',
    '--no-follow-tags',
    `--force-with-lease=${remote.ref}:${commit}`,
    ...(tag === null ? [] : [`--force-with-lease=${tagRef}:${tag.object}`]),
    remote.name,
    `${parent}:${remote.ref}`,
    ...(tag === null ? [] : [`:${tagRef}`]),
  ];
  const probe = async (context: StepContext): Promise<Probe> => {
    const refs = [remote.ref, ...(tagRef === null ? [] : [tagRef])];
    const found = await askRemote(world, context, { dir: project.dir, remote: remote.name, refs });
    const gone = tagRef === null ? found.get(remote.ref) === parent : !found.has(tagRef);
    return gone ? { state: 'done', summary: `${remote.name} has it no longer` } : { state: 'absent' };
  };
  return {
    id: 'push',
    title: `Take branch${tag === null ? '' : ` and ${tag.name}`} back on ${remote.name}`,
    phase: 'git',
    irreversible: true,
    writes: [remote.ref, tagRef].filter((ref) => ref !== null).join(' and ') + ` on ${remote.name}`,
    commands: [`git ${args.join(' ')}`],
    idleTimeoutMs: 5 * 60_000,
    probe,
    run: async (context) => {
      const finished = await context.exec(git(world, project.dir, ...args));
      if (finished.exitCode === 0) return { summary: `${remote.name} has it no longer` };
      if (mayArrive(finished)) throw onItsWay(`Taking it back on ${remote.name} was cut. ${wordsOf(finished)}`);
      const refs = pushedRefs(finished.stdout).filter(({ state }) => state === 'rejected');
      const reasons = refs.map(({ to, why }) => `${to}: ${why}`).join('; ');
      throw new OpsError('rewind-refused', `${remote.name} kept both: ${reasons || wordsOf(finished)}.`, {
        hint: 'Somebody built on it, or the server forbids it. Revert it instead: cpm-console push rollback',
        exit: 'remoteConflict',
      });
    },
  };
}
