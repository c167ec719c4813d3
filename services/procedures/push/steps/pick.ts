import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { git, gitText } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** The commit a release commit stands on: the picked fixes, else what was planned. */
export const groundOf = (context: StepContext, { base }: Pick<PushParams, 'base'>): string =>
  textField(context.resultOf('pick'), 'commit') ?? base;

/** Takes the fixes, and only them, onto the last release. Null when the branch is released as it is. */
export function pickStep(world: PushWorld, { pick, base }: PushParams): Step | null {
  if (pick === undefined) return null;
  const args = ['cherry-pick', '-x', '--allow-empty', ...pick];
  const count = (context: StepContext) =>
    gitText(context, git(world, treeOf(context), 'rev-list', '--count', `${base}..HEAD`));
  return {
    id: 'pick',
    title: pick.length === 1 ? 'Take the fix' : `Take ${pick.length} fixes`,
    phase: 'version',
    writes: 'the separate tree only',
    commands: [`git ${args.join(' ')}`],
    probe: async (context) => {
      if ((await count(context)) !== String(pick.length)) return { state: 'absent' };
      const commit = await gitText(context, git(world, treeOf(context), 'rev-parse', 'HEAD'));
      return { state: 'done', result: { commit } };
    },
    run: async (context) => {
      const tree = treeOf(context);
      await context.exec(git(world, tree, 'cherry-pick', '--abort'), { quiet: true });
      await context.must(git(world, tree, 'reset', '--quiet', '--hard', base), { quiet: true });
      const finished = await context.exec(git(world, tree, ...args));
      if (finished.exitCode !== 0) {
        const open = await context.exec(git(world, tree, 'diff', '--name-only', '--diff-filter=U', '-z'), {
          quiet: true,
        });
        const names = open.stdout.split('\0').filter((name) => name !== '');
        throw new OpsError(
          'pick-conflict',
          `A fix cannot be taken without what came before it${names.length === 0 ? '' : `: ${names.join(', ')}`}.`,
          {
            hint: 'Make a branch at the tag, bring the fix there by hand, and push run --hotfix from it.',
            exit: 'refused',
          },
        );
      }
      const commit = await gitText(context, git(world, tree, 'rev-parse', 'HEAD'));
      return { result: { commit }, summary: `${pick.length} on ${base.slice(0, 7)}` };
    },
  };
}
