import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { isJsonObject, isList } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { git, gitText, objectOf } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { hereOf, treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { onBranch } from './here.ts';
import { groundOf } from './pick.ts';

/** Commit that the `commit` step made, and that was tested; throws when it did not run. */
export function testedCommit(context: StepContext): string {
  const commit = textField(context.resultOf('commit') ?? context.result, 'commit');
  if (commit === null) throw new OpsError('no-commit', 'There is no release commit yet.');
  return commit;
}

/** Commit that is tagged and stays: what became of the tested one in a pull request, else that one itself. */
export const releasedCommit = (context: StepContext): string =>
  textField(context.resultOf('merged'), 'commit') ?? testedCommit(context);

/** The release commit, made in the separate tree with the person's own hooks. */
export function commitStep(world: PushWorld, params: PushParams): Step {
  const { message, files } = params;
  const subject = message.split('\n')[0] ?? '';
  const stage = async (context: StepContext): Promise<string> => {
    const all = [...new Set([...files, ...changedByTool(context)])];
    if (hereOf(context) !== null) await context.must(indexed(context, 'read-tree', params.base), { quiet: true });
    if (all.length > 0) await context.must(indexed(context, 'add', '--force', '--', ...all), { quiet: true });
    return gitText(context, indexed(context, 'write-tree'));
  };
  /** In the person's own tree with an index of ours: what they stage meanwhile stays out of the release. */
  const indexed = (context: StepContext, ...args: readonly string[]) => {
    const command = git(world, treeOf(context), ...args);
    if (hereOf(context) === null) return command;
    return { ...command, env: { ...command.env, GIT_INDEX_FILE: joinPath(context.folder, 'commit.index') } };
  };
  // The run whose tree this process staged a moment ago.
  let staged: string | null = null;
  return {
    id: 'commit',
    title: 'Commit the release',
    phase: 'git',
    writes: 'one commit that no branch has yet',
    commands: [`git add -- ${files.join(' ')}`, `git commit -m '${subject}'`],
    idleTimeoutMs: 5 * 60_000,
    // What was reviewed is written down before any hook runs: after a crash nothing else tells what a hook added.
    before: async (context) => {
      const tree = await stage(context);
      staged = context.run;
      return { tree };
    },
    probe: async (context) => {
      const tree = treeOf(context);
      const base = groundOf(context, params);
      const commit = await objectOf(world, context, tree, 'HEAD^{commit}');
      if (commit === null || commit === base) return { state: 'absent' };
      const said = await gitText(context, git(world, tree, 'log', '-1', '--format=%P%n%B', commit));
      const made = said.startsWith(`${base}\n`) && said.slice(base.length + 1).trim() === message.trim();
      if (!made) return { state: 'absent' };
      const reviewed = textField(context.before, 'tree');
      const written = await gitText(context, git(world, tree, 'rev-parse', `${commit}^{tree}`));
      if (reviewed !== null && written !== reviewed)
        return { state: 'unclear', why: (await edited(world, context, reviewed)).message };
      return { state: 'done', result: { commit }, summary: commit.slice(0, 7) };
    },
    run: async (context) => {
      const tree = treeOf(context);
      if (hereOf(context) !== null) await onBranch(world, context, params);
      const known = staged === context.run ? textField(context.before, 'tree') : null;
      staged = null;
      const reviewed = known ?? (await stage(context));
      await searched(world, params, context, reviewed);
      const args = ['commit', '--quiet', '--cleanup=verbatim', '--allow-empty', '--file=-'];
      await context.must({ ...indexed(context, ...args), stdin: message });
      const ids = await gitText(context, git(world, tree, 'rev-parse', 'HEAD', 'HEAD^', 'HEAD^{tree}'));
      const [commit = '', parent = '', written = ''] = ids.split('\n');
      return { result: { commit, parent, written, tree: reviewed }, summary: commit.slice(0, 7) };
    },
    verify: async (context) => {
      const [reviewed = '', written, parent] = ['tree', 'written', 'parent'].map(
        (key) => textField(context.result, key) ?? '',
      );
      if (written !== reviewed || parent !== groundOf(context, params)) throw await edited(world, context, reviewed);
    },
  };
}

/** What was written while the search for secrets ran, or after it, is searched too; nothing where the person left it out. */
async function searched(world: PushWorld, params: PushParams, context: StepContext, tree: string): Promise<void> {
  const known = textField(context.resultOf('scan'), 'tree');
  if (known === null || known === tree) return;
  const { lookThrough } = await import('#services/procedures/push/scan/look-through.ts');
  context.note('files changed after the search for secrets, so they are looked through again');
  await lookThrough(world, params, context, tree);
}

async function edited(world: PushWorld, context: StepContext, reviewed: string): Promise<OpsError> {
  const diff = git(world, treeOf(context), 'diff-tree', '-r', '--name-only', reviewed, 'HEAD');
  const names = (await gitText(context, diff)).split('\n').slice(0, 5).join(', ');
  return new OpsError('hook-edited', `A commit hook changed what was reviewed: ${names || 'the history'}.`, {
    hint: 'Let the hook leave these files as they are, or commit what it makes of them first.',
    exit: 'refused',
  });
}

/** Files that the project's own changelog tool wrote. */
export function changedByTool(context: StepContext): readonly string[] {
  const result = context.resultOf('changelog');
  const list = isJsonObject(result) ? (result['changed'] ?? null) : null;
  return isList(list) ? list.filter((name) => typeof name === 'string') : [];
}
