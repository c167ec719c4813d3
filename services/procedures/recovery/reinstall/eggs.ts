import { joinPath } from '#domain/path.ts';
import type { Files } from '#services/ports/files.ts';
import type { Workspace } from '#services/ports/workspace.ts';

import type { Reinstall } from './params.ts';

/** What an install by reference leaves beside the sources: folders named `*.egg-info`. Absolute. */
export async function eggsIn(
  tree: Workspace,
  files: Pick<Files, 'list'>,
  { eggs }: Pick<Reinstall, 'eggs'>,
): Promise<readonly string[]> {
  const found = await Promise.all(
    eggs.map(async (folder) =>
      (await tree.look(folder))?.kind === 'directory'
        ? (await files.list(folder))
            .filter(({ name }) => name.endsWith('.egg-info'))
            .map(({ name }) => joinPath(folder, name))
        : [],
    ),
  );
  return found.flat();
}
