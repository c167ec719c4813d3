import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { identifierOf } from '#domain/identifier.ts';
import { baseName, resolvePath } from '#domain/path.ts';
import { myProjects } from '#services/checks/project/mine.ts';
import type { PushedProject } from '#services/procedures/push/review.ts';

/** The project that is meant: a folder, an id, or without a word the one this folder is in. */
export async function targetOf({ world, config, positionals }: Invocation): Promise<PushedProject> {
  const [word] = positionals;
  const { environment, files } = world;
  if (word === undefined) return named(environment.cwd);
  const path = resolvePath(word, environment.cwd, environment.home);
  if (path !== null && (await files.stat(path))?.kind === 'directory') return named(path);
  const found = (await myProjects(world, config)).find(({ id }) => id === word);
  if (found !== undefined) return { id: found.id, dir: found.path, configured: null, places: {} };
  throw new OpsError('no-such-project', `There is no folder and no project ${word}.`, {
    hint: 'cpm-console project list shows the projects.',
    exit: 'usage',
  });
}

function named(dir: string): PushedProject {
  return { id: identifierOf(baseName(dir)), dir, configured: null, places: {} };
}
