import { joinPath, parentPath, resolvePath } from '#domain/path.ts';
import type { Environment } from '#services/ports/environment.ts';

/** Usual places under the home folder, as the framework's own tools try them. */
const USUAL = ['Projects/claude-multiagent-pm', 'Projects/Claude-PM', 'Projects/claude-pm', '.claude-pm'];

/**
 * The framework's folder: what the file or a variable names (even when it is missing: a check tells that), else the
 * nearest folder at or above the current one with `.claude-pm/` in it, else a usual place that exists, else null.
 */
export async function findFrameworkRoot(
  named: string | null,
  environment: Environment,
  isDirectory: (path: string) => Promise<boolean>,
): Promise<string | null> {
  const { cwd, home } = environment;
  if (named !== null) return resolvePath(named, cwd, home);
  const above = upward(cwd).filter((folder) => folder !== home);
  const usual = home === null ? [] : USUAL.map((name) => joinPath(home, name));
  const marks = [...above.map((folder) => joinPath(folder, '.claude-pm')), ...usual];
  const there = await Promise.all(marks.map(isDirectory));
  const index = there.indexOf(true);
  return index === -1 ? null : ([...above, ...usual][index] ?? null);
}

function upward(folder: string): string[] {
  const parent = parentPath(folder);
  return parent === folder ? [folder] : [folder, ...upward(parent)];
}
