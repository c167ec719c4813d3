import type { Invocation } from '#cli/command.ts';
import { pushLayers } from '#config/push-layers.ts';
import { OpsError } from '#domain/errors.ts';
import { identifierOf } from '#domain/identifier.ts';
import { baseName, joinPath, parentPath, resolvePath } from '#domain/path.ts';
import { myProjects } from '#services/checks/project/mine.ts';
import type { Files } from '#services/ports/files.ts';
import type { PushedProject } from '#services/procedures/push/review.ts';

type Where = Pick<Invocation, 'world' | 'config'>;

/** The project that is meant: a folder, an id, or without a word the one this folder is in. */
export async function targetOf({ world, config, positionals }: Invocation): Promise<PushedProject> {
  const [word] = positionals;
  const { environment, files } = world;
  if (word === undefined) return around(environment.cwd, { world, config });
  const path = resolvePath(word, environment.cwd, environment.home);
  if (path !== null && (await files.stat(path))?.kind === 'directory') return around(path, { world, config });
  const found = (await myProjects(world, config)).find(({ id }) => id === word);
  if (found !== undefined)
    return { id: found.id, dir: found.path, configured: layersOf(found.path, { world, config }), places: {} };
  throw new OpsError('no-such-project', `There is no folder and no project ${word}.`, {
    hint: 'cpm-console project list shows the projects.',
    exit: 'usage',
  });
}

/** What is written about releasing the project in a folder. */
export function layersOf(dir: string, { world, config }: Where): PushedProject['configured'] {
  return pushLayers(config, dir, world.environment.home);
}

/** The working tree a folder is in; the folder itself when it is in none, of which git says more. */
async function around(folder: string, where: Where): Promise<PushedProject> {
  const dir = await topOf(where.world.files, folder);
  const id = where.config.projects.find(({ path }) => path === dir)?.id ?? identifierOf(baseName(dir));
  return { id, dir, configured: layersOf(dir, where), places: {} };
}

async function topOf(files: Pick<Files, 'stat'>, folder: string): Promise<string> {
  for (let here = folder; ; here = parentPath(here)) {
    if ((await files.stat(joinPath(here, '.git')).catch(() => null)) !== null) return here;
    if (parentPath(here) === here) return folder;
  }
}
