import { joinPath } from '#domain/path.ts';
import { findChangelog } from '#domain/release/changelog/find.ts';
import type { ChangelogTool, ToolRelease } from '#domain/release/changelog/tool.ts';
import type { Shell } from '#services/ports/shell.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

export interface ProjectTool extends ChangelogTool {
  /** The program with its whole path; null when it is not installed, and then `hint` says what to do. */
  readonly program: string | null;
}

/** Files that may say so; without one of them nothing is parsed, and no parser loaded. */
const TELLING = /^(?:pyproject|Cargo|towncrier|(?:\.config\/|\.)?cliff)\.toml$|^\.(?:changeset|chglog)\//;
const FOLDERS = ['', 'docs', 'doc', '.github', '.changeset', '.chglog', '.config'];

/** Where the changelog of a project is, below it; null when there is none. */
export async function projectChangelog(tree: ProjectTree): Promise<string | null> {
  return findChangelog(await namesIn(tree));
}

async function namesIn(tree: ProjectTree): Promise<readonly string[]> {
  const listed = await Promise.all(
    FOLDERS.map(async (folder) =>
      [...(await tree.files(folder))].map((name) => (folder === '' ? name : `${folder}/${name}`)),
    ),
  );
  return listed.flat();
}

/** What makes this project's changelog instead of us, and whether it is installed: its own copy first, then PATH. */
export async function projectTool(
  tree: ProjectTree,
  shell: Pick<Shell, 'which'>,
  release: ToolRelease,
): Promise<ProjectTool | null> {
  const names = await namesIn(tree);
  if (!names.some((name) => TELLING.test(name))) return null;
  const { changelogTool } = await import('#domain/release/changelog/tool.ts');
  const [pyproject, cargo] = await Promise.all([tree.text('pyproject.toml'), tree.text('Cargo.toml')]);
  const tool = changelogTool({ names, pyproject, cargo, changelog: findChangelog(names) }, release);
  if (tool === null) return null;
  const { file } = tool.command;
  for (const folder of tool.folders) {
    if (await tree.has(`${folder}/${file}`)) return { ...tool, program: joinPath(tree.dir, folder, file) };
  }
  return { ...tool, program: await shell.which(file) };
}
