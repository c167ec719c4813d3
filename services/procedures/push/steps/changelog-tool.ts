import { OpsError } from '#domain/errors.ts';
import { namesVersion } from '#domain/release/changelog/insert.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import { projectTree } from '#services/procedures/project/tree.ts';
import { projectChangelog, type ProjectTool } from '#services/procedures/push/docs/project-tool.ts';
import { installedProgram } from '#services/procedures/push/docs/tool-entry.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';
import { git, gitText } from '#services/procedures/push/git.ts';
import { openTree, readText, treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/**
 * Has the project's own tool write its changelog in the released tree. Its result names the files that are different then
 * (`changed`), for the commit. Fails when the changelog does not name the version afterwards.
 */
export function changelogToolStep(world: PushWorld, tool: ProjectTool, version: string): Step {
  const command = { ...tool.command, file: installedProgram(tool) };
  const written = async (context: StepContext): Promise<string | null> => {
    const file = await projectChangelog(projectTree(world.files, treeOf(context), context.signal));
    const text = file === null ? null : await readText(await openTree(world, context), file);
    return text !== null && namesVersion(text, version) ? file : null;
  };
  const changed = async (context: StepContext): Promise<readonly string[]> => {
    const status = git(world, treeOf(context), 'status', '--porcelain', '-z', '--no-renames', '--untracked-files=all');
    return (await gitText(context, status)).split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  };
  return {
    id: 'changelog',
    title: `Write the changelog with ${tool.tool}`,
    phase: 'docs',
    writes: tool.writesMore ? 'the changelog, and what the tool keeps beside it' : 'the changelog',
    commands: [spelled(command)],
    probe: async (context) => {
      const file = await written(context);
      if (file === null) return { state: 'absent' };
      return { state: 'done', result: { changed: await changed(context) }, summary: file };
    },
    run: async (context) => {
      // None of these tools looks whether its entry is there already.
      if ((await written(context)) === null)
        await context.must({ ...command, cwd: treeOf(context), env: projectEnvironment(world.environment) });
      const file = await written(context);
      if (file === null)
        throw new OpsError('changelog-not-written', `${tool.tool} ran, and no changelog names ${version}.`, {
          hint: 'Look at its configuration, or skip the changelog with a reason and write the entry by hand.',
          exit: 'refused',
        });
      return { result: { changed: await changed(context) }, summary: file };
    },
  };
}
