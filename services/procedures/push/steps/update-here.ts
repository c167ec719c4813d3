import type { Step } from '#services/procedures/engine/step.ts';
import { git, objectOf } from '#services/procedures/push/git.ts';
import { followIndex } from '#services/procedures/push/here/index-entries.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { releasedCommit } from './commit.ts';

/** Moves the person's own branch to the release, when nothing of theirs is in the way. */
export function updateHereStep(
  world: PushWorld,
  { project, branch, base, pick }: Pick<PushParams, 'project' | 'branch' | 'base' | 'pick'>,
): Step {
  const ref = `refs/heads/${branch}`;
  return {
    id: 'update-here',
    title: pick === undefined ? `Move ${branch} here to the release` : `Keep ${branch} here`,
    phase: 'verify',
    writes: `${branch} in ${project.dir}`,
    commands: [pick === undefined ? `git merge --ff-only <release commit>` : `git update-ref ${ref} <release commit>`],
    probe: async (context) => {
      const commit = releasedCommit(context);
      const ask = git(world, project.dir, 'merge-base', '--is-ancestor', commit, ref);
      const has = (await context.exec(ask, { quiet: true })).exitCode === 0;
      return has ? { state: 'done', summary: `${branch} has ${commit.slice(0, 7)}` } : { state: 'absent' };
    },
    run: async (context) => {
      const commit = releasedCommit(context);
      const head = await context.exec(git(world, project.dir, 'symbolic-ref', '--quiet', 'HEAD'), { quiet: true });
      const checkedOut = head.stdout.trim() === ref;
      const command = checkedOut
        ? git(world, project.dir, 'merge', '--ff-only', '--quiet', commit)
        : git(world, project.dir, 'update-ref', ref, commit, pick === undefined ? base : '');
      const finished = await context.exec(command);
      if (finished.exitCode === 0) return { summary: `${branch} is at ${commit.slice(0, 7)}` };
      const now = await objectOf(world, context, project.dir, ref);
      const why = now === base ? 'you changed files that it changes' : `${branch} moved meanwhile`;
      context.note(`${branch} was left alone: ${why}. Run git merge ${commit.slice(0, 12)} when you are ready.`);
      return { summary: `left alone: ${why}; git merge ${commit.slice(0, 12)} brings it` };
    },
  };
}

/** Where the release was made in the person's own tree their branch is there already, and only the index has to follow. */
export function followHereStep(world: PushWorld, params: PushParams): Step {
  const { project, branch, base, files } = params;
  return {
    id: 'update-here',
    title: 'Let the index here follow',
    phase: 'verify',
    writes: `index entries of ${files.join(', ')}`,
    commands: [`git reset --quiet <release commit> -- ${files.join(' ')}`],
    probe: async (context) => {
      const index = git(world, project.dir, 'diff-index', '--cached', '--quiet', base, '--', ...files);
      const waits = (await context.exec(index, { quiet: true })).exitCode === 0;
      return waits && files.length > 0
        ? { state: 'absent' }
        : { state: 'done', summary: `${branch} is at the release` };
    },
    run: async (context) => {
      const followed = await followIndex(world, context, params, releasedCommit(context));
      return { summary: followed ? `${branch} is at the release` : 'left alone: you staged or committed meanwhile' };
    },
  };
}
