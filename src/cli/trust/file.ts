import type { Invocation } from '#cli/command.ts';
import { PROJECT_FILE } from '#config/trust.ts';
import { OpsError } from '#domain/errors.ts';
import { baseName, joinPath, resolvePath } from '#domain/path.ts';

/** The project file that is meant: of the folder named, else of the current one. */
export function namedFile({ world, positionals }: Invocation): string {
  const { cwd, home } = world.environment;
  const path = resolvePath(positionals[0] ?? '.', cwd, home);
  if (path === null) throw new OpsError('usage', 'There is no home folder, so ~ means nothing.', { exit: 'usage' });
  return baseName(path) === PROJECT_FILE ? path : joinPath(path, PROJECT_FILE);
}
