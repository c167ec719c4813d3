import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import type { Workspace } from '#services/ports/workspace.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

import type { PushWorld } from './world.ts';

/** The folder in which a run builds, tests and commits. */
export const treeOf = (context: StepContext): string => joinPath(context.folder, context.run);

/** The released tree, open for writing. */
export const openTree = (world: PushWorld, context: StepContext): Promise<Workspace> =>
  world.workspaces.open(treeOf(context));

/** A text file of the released tree; null when it is not there. Throws OpsError `not-utf8` instead of damaging it. */
export async function readText(tree: Workspace, path: string): Promise<string | null> {
  const bytes = await tree.readBytes(joinPath(tree.root, path));
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new OpsError('not-utf8', `${path} is not UTF-8 text, so it is left alone.`, {
      hint: 'Convert it to UTF-8, or leave it out of the files that carry the version.',
      exit: 'refused',
      cause,
    });
  }
}
