import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { resolvePath } from '#domain/path.ts';
import { findProjects } from '#services/checks/project/find.ts';

import { lookAtProjects } from './look.ts';
import { printProjects } from './print.ts';
import { projectsJson } from './projects-json.ts';

const DEPTH = 3;

/** Finds git projects below the named folders, else the configured roots, else the current folder, and looks at each. */
export async function scanFolders(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const found = await findProjects(world.files, await foldersOf(invocation), depthOf(values['depth']));
  const looked = await lookAtProjects(invocation, found);
  if (values['json'] === true) stdout.write(projectsJson(looked));
  else printProjects(looked, stdout, world.environment.home);
  return looked.length === 0 ? EXIT.nothingToDo : EXIT.ok;
}

async function foldersOf({ world, config, positionals }: Invocation): Promise<readonly string[]> {
  const { cwd, home } = world.environment;
  if (positionals.length === 0) return config.projectRoots.length > 0 ? config.projectRoots : [cwd];
  return Promise.all(
    positionals.map(async (written) => {
      const path = resolvePath(written, cwd, home);
      const facts = path === null ? null : await world.files.stat(path);
      if (path !== null && facts?.kind === 'directory') return path;
      throw new OpsError('no-folder', `There is no folder ${written}.`, {
        hint: 'Name an existing folder.',
        exit: 'usage',
      });
    }),
  );
}

function depthOf(written: unknown): number {
  if (written === undefined) return DEPTH;
  const depth = Number(written);
  if (Number.isInteger(depth) && depth >= 0 && depth <= 20) return depth;
  throw new OpsError('bad-option', '--depth takes a whole number from 0 to 20.', { exit: 'usage' });
}
