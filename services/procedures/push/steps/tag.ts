import { OpsError } from '#domain/errors.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import { git, objectOf } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { releasedCommit } from './commit.ts';

type Tag = NonNullable<PushParams['tag']>;

const taken = (name: string): OpsError =>
  new OpsError('tag-taken', `There is a tag ${name} here already, on another commit.`, {
    hint: `Look at it with git show ${name}; it is left alone. Release another version.`,
    exit: 'refused',
  });

/** An annotated or signed tag of the release commit. Taken back only while it is exactly ours. */
export function tagStep(world: PushWorld, { project }: PushParams, { name, sign, message }: Tag): Step {
  const ref = `refs/tags/${name}`;
  const probe = async (context: StepContext): Promise<Probe> => {
    const object = await objectOf(world, context, project.dir, ref);
    if (object === null || context.resultOf('commit') === null) return { state: 'absent' };
    const commit = await objectOf(world, context, project.dir, `${ref}^{commit}`);
    if (commit !== releasedCommit(context)) return { state: 'absent' };
    return { state: 'done', result: { object }, summary: name };
  };
  return {
    id: 'tag',
    title: `Tag ${name}`,
    phase: 'git',
    writes: `refs/tags/${name} here`,
    commands: [`git tag ${sign ? '--sign' : '--annotate'} ${name}`],
    idleTimeoutMs: 2 * 60_000,
    probe,
    run: async (context) => {
      const how = sign ? '--sign' : '--annotate';
      const make = git(
        world,
        treeOf(context),
        'tag',
        how,
        '--cleanup=verbatim',
        '--file=-',
        name,
        releasedCommit(context),
      );
      // git itself makes no tag of a name that there is.
      await context.must({ ...make, stdin: message }).catch(async (thrown: unknown) => {
        throw (await objectOf(world, context, project.dir, ref)) === null ? thrown : taken(name);
      });
      const object = await objectOf(world, context, project.dir, ref);
      return { result: { object }, summary: name };
    },
    undo: async (context) => {
      const found = await probe(context);
      if (found.state !== 'done') return;
      const object = await objectOf(world, context, project.dir, ref);
      await context.must(git(world, project.dir, 'update-ref', '-d', ref, object ?? ''));
    },
  };
}
