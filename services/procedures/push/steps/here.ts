import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { git, gitText, objectOf } from '#services/procedures/push/git.ts';
import { followIndex } from '#services/procedures/push/here/index-entries.ts';
import { forgetKept, keepList, keptFiles } from '#services/procedures/push/here/kept.ts';
import { putBack } from '#services/procedures/push/here/put-back.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { unmark } from './marks.ts';

/**
 * Works in the person's own tree instead of a separate one (`push.in: here`). Takes back what the run wrote and committed there,
 * and nothing else: the index is not touched before the release is out.
 */
export function hereStep(world: PushWorld, params: PushParams): Step {
  const { project, base, branch, message } = params;
  const ref = `refs/heads/${branch}`;
  const folderOf = (context: StepContext) => world.workspaces.open(context.folder);
  const forget = async (context: StepContext) => {
    await unmark(world, context);
    await forgetKept(await folderOf(context));
  };
  return {
    id: 'worktree',
    title: 'Work here, where nothing is changed',
    phase: 'version',
    writes: `files of the release in ${project.dir}`,
    commands: ['git status --porcelain'],
    before: async () => ({ here: project.dir }),
    probe: async (context) =>
      (await keptFiles(await folderOf(context))) === null ? { state: 'absent' } : { state: 'done' },
    run: async (context) => {
      await onBranch(world, context, params);
      const status = git(world, project.dir, 'status', '--porcelain', '-z', '--untracked-files=all');
      const changed = (await gitText(context, status)).split('\0').filter((line) => line !== '');
      if (changed.length > 0) throw notClean(changed.map((line) => line.slice(3)));
      await unmark(world, context);
      await keepList(await folderOf(context), []);
      return { summary: `clean at ${base.slice(0, 7)}` };
    },
    undo: async (context) => {
      await branchBack(world, context, { dir: project.dir, ref, base, message });
      const [tree, folder] = await Promise.all([world.workspaces.open(project.dir), folderOf(context)]);
      for (const kept of (await keptFiles(folder)) ?? [])
        if (!(await putBack(tree, folder, kept)))
          context.note(`${kept.path} was changed by somebody else since, and stays as they left it.`);
      await forget(context);
    },
    dispose: async (context) => {
      const commit = textField(context.resultOf('commit'), 'commit');
      if (commit !== null) await followIndex(world, context, params, commit);
      await forget(context);
    },
  };
}

/** The branch that is released is checked out. Throws OpsError `branch-switched`. */
export async function onBranch(
  world: PushWorld,
  context: StepContext,
  { project, branch }: Pick<PushParams, 'project' | 'branch'>,
): Promise<void> {
  const head = await context.exec(git(world, project.dir, 'symbolic-ref', '--quiet', 'HEAD'), { quiet: true });
  if (head.stdout.trim() === `refs/heads/${branch}`) return;
  throw new OpsError('branch-switched', `${branch} is no longer checked out in ${project.dir}.`, {
    hint: `git switch ${branch}, then plan the push again.`,
    exit: 'refused',
  });
}

/** Leads the branch back from the release commit; one that somebody built on stays. */
async function branchBack(
  world: PushWorld,
  context: StepContext,
  { dir, ref, base, message }: { dir: string; ref: string; base: string; message: string },
): Promise<void> {
  const now = await objectOf(world, context, dir, `${ref}^{commit}`);
  if (now === null || now === base) return;
  const said = await gitText(context, git(world, dir, 'log', '-1', '--format=%P%n%B', now));
  if (said.startsWith(`${base}\n`) && said.slice(base.length + 1).trim() === message.trim()) {
    await context.must(git(world, dir, 'update-ref', ref, base, now), { quiet: true });
    return;
  }
  const commit = textField(context.resultOf('commit'), 'commit');
  if (commit === null) return;
  throw new OpsError('built-on', `Somebody committed on top of the release commit ${commit.slice(0, 12)} here.`, {
    hint: `Take it out yourself: git rebase --onto ${base.slice(0, 12)} ${commit.slice(0, 12)}. Then abort again.`,
    exit: 'rollbackIncomplete',
  });
}

function notClean(names: readonly string[]): OpsError {
  const some = names.slice(0, 5).join(', ');
  return new OpsError('not-clean', `Something is not committed here: ${some}${names.length > 5 ? ' …' : ''}.`, {
    hint: 'Commit or stash it, or leave push.in out: a separate tree does not mind.',
    exit: 'refused',
  });
}
