import type { Step } from '#services/procedures/engine/step.ts';
import { git, objectOf } from '#services/procedures/push/git.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { RollbackParams } from './params.ts';

/** Takes the release away here too, where branch and tag are exactly it; a person's changes are never touched. */
export function undoHereStep(world: PushWorld, { project, branch, released }: RollbackParams): Step {
  const { commit, parent, tag } = released;
  const { dir } = project;
  const ref = `refs/heads/${branch}`;
  const tagRef = `refs/tags/${tag?.name ?? ''}`;
  return {
    id: 'update-here',
    title: `Move ${branch} here back`,
    phase: 'verify',
    writes: `${branch}${tag === null ? '' : ` and ${tag.name}`} in ${dir}`,
    commands: [
      'git reset --keep <commit before>',
      ...(tag === null ? [] : [`git update-ref -d ${tagRef} ${tag.object}`]),
    ],
    probe: async (context) => {
      const at = await objectOf(world, context, dir, `${ref}^{commit}`);
      const tagged = tag === null ? null : await objectOf(world, context, dir, tagRef);
      return at !== commit && tagged !== tag?.object ? { state: 'done' } : { state: 'absent' };
    },
    run: async (context) => {
      if (tag !== null && (await objectOf(world, context, dir, tagRef)) === tag.object)
        await context.must(git(world, dir, 'update-ref', '-d', tagRef, tag.object));
      if ((await objectOf(world, context, dir, `${ref}^{commit}`)) !== commit)
        return { summary: `${branch} here is not at the release and was left alone` };
      const head = await context.exec(git(world, dir, 'symbolic-ref', '--quiet', 'HEAD'), { quiet: true });
      const back =
        head.stdout.trim() === ref
          ? git(world, dir, 'reset', '--quiet', '--keep', parent)
          : git(world, dir, 'update-ref', ref, parent, commit);
      if ((await context.exec(back)).exitCode === 0) return { summary: `${branch} is at ${parent.slice(0, 7)}` };
      context.note(
        `${branch} was left alone: you changed files that it would change. git reset --keep ${parent.slice(0, 12)} moves it.`,
      );
      return { summary: `left alone: you changed files that it would change` };
    },
  };
}
