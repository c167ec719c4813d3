import { joinPath } from '#domain/path.ts';
import type { Workspace } from '#services/ports/workspace.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

import type { Reinstall } from './params.ts';
import type { ReinstallWorld } from './world.ts';

const FOLDER = 'reinstalled';

/** What was followed, as a digest; null when it is not there. */
export async function followed(tree: Workspace, { follows }: Pick<Reinstall, 'follows'>): Promise<string | null> {
  return (await tree.exists(follows)) ? tree.hashFile(follows, 'sha256') : null;
}

/** Remembers in the run's own folder that an install ended well, and what it followed. */
export async function mark(world: ReinstallWorld, context: StepContext, id: string, digest: string): Promise<void> {
  const own = await world.workspaces.open(context.folder);
  await own.write(joinPath(context.folder, FOLDER, id), digest);
}

/** What was followed by the install that ended well; null when none did. */
export async function marked(world: ReinstallWorld, context: StepContext, id: string): Promise<string | null> {
  const own = await world.workspaces.open(context.folder);
  const bytes = await own.readBytes(joinPath(context.folder, FOLDER, id));
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** Forgets it. */
export async function unmark(world: ReinstallWorld, context: StepContext, id: string): Promise<void> {
  const own = await world.workspaces.open(context.folder);
  await own.remove(joinPath(context.folder, FOLDER, id));
}
