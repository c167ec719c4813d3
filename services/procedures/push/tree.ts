import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { joinPath } from '#domain/path.ts';
import type { Workspace } from '#services/ports/workspace.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

import { keeping } from './here/kept.ts';
import type { PushWorld } from './world.ts';

/** The person's own tree, where a run works in it instead of a separate one; null where it does not. */
export const hereOf = (context: StepContext): string | null => textField(context.beforeOf('worktree'), 'here');

/** The folder in which a run builds, tests and commits. */
export const treeOf = (context: StepContext): string => hereOf(context) ?? joinPath(context.folder, context.run);

/**
 * The released tree, open for writing. What is written in the person's own is kept, to be put back. In a separate one nothing
 * waits for the disk, as git does not when it makes the tree: when the machine went down each step looks at what is there.
 */
export async function openTree(world: PushWorld, context: StepContext): Promise<Workspace> {
  const tree = await world.workspaces.open(treeOf(context));
  if (hereOf(context) !== null) return keeping(tree, await world.workspaces.open(context.folder));
  return { ...tree, write: (path, data, options) => tree.write(path, data, { ...options, lasting: false }) };
}

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
