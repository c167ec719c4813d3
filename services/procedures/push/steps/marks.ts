import { joinPath } from '#domain/path.ts';
import type { Probe, StepContext } from '#services/procedures/engine/step.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

const FOLDER = 'marks';

/**
 * Remembers that a command ran in this tree; the marks go when the tree goes. On the disk when it resolves, but for a command
 * that may run `again` when the machine went down: nothing that it wrote waited for the disk either.
 */
export async function mark(world: PushWorld, context: StepContext, id: string, again = false): Promise<void> {
  const folder = await world.workspaces.open(context.folder);
  await folder.write(joinPath(context.folder, FOLDER, id), '', { lasting: !again });
}

/** Whether a command ran in this tree. */
export async function marked(world: PushWorld, context: StepContext, id: string): Promise<Probe> {
  const folder = await world.workspaces.open(context.folder);
  return (await folder.exists(joinPath(context.folder, FOLDER, id))) ? { state: 'done' } : { state: 'absent' };
}

/** Forgets what ran. */
export async function unmark(world: PushWorld, context: StepContext): Promise<void> {
  const folder = await world.workspaces.open(context.folder);
  await folder.remove(joinPath(context.folder, FOLDER));
}
