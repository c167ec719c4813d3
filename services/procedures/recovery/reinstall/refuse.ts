import { OpsError } from '#domain/errors.ts';
import { quoted } from '#domain/quoted.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';

import type { Reinstall } from './params.ts';
import { supply } from './supply.ts';
import type { ReinstallWorld } from './world.ts';

type Context = Pick<StepContext, 'exec' | 'note' | 'signal'>;

/**
 * Throws OpsError (exit refused) before anything is moved when the install could only fail: no program for it, a lock file
 * that cannot be followed, a folder that cannot be renamed, no network and nothing that could stand in for it.
 */
export async function refuse(world: ReinstallWorld, item: Reinstall, context: Context): Promise<void> {
  if (item.refusal !== null) throw refused('cannot-install', item.refusal.why, item.refusal.hint);
  await Promise.all([programs(world, item), places(world, item, context)]);
  const supplied = await supply(world, item, context);
  if (supplied.state === 'none') throw refused('no-network', supplied.why, supplied.hint);
  if (supplied.note !== null) context.note(supplied.note);
}

async function programs({ shell, files }: ReinstallWorld, { commands, moved }: Reinstall): Promise<void> {
  for (const { file } of commands) {
    // What the first command makes is not there yet.
    if (moved.some((path) => file.startsWith(`${path}/`))) continue;
    if (file.startsWith('/') ? (await files.stat(file)) !== null : (await shell.which(file)) !== null) continue;
    throw refused(
      'not-found',
      `${file} is not installed, and this project is installed with it.`,
      `Install ${file}, or put it on PATH.`,
    );
  }
}

async function places(
  { system, workspaces }: ReinstallWorld,
  { moved, top }: Reinstall,
  { note }: Context,
): Promise<void> {
  const tree = await workspaces.open(top);
  for (const path of moved) {
    const there = await tree.look(path);
    if (there === null) continue;
    if (there.kind === 'link')
      note(`${path} is a link: the link is set aside, what it leads to stays, and a folder takes its place.`);
    if (there.kind === 'directory' && (await system.mountOf(path)).path === path)
      throw refused(
        'is-a-mount',
        `${path} is mounted there, so it cannot be renamed aside.`,
        `Install by hand in it, or unmount it first: umount ${quoted(path)}`,
      );
  }
}

const refused = (code: string, why: string, hint: string): OpsError =>
  new OpsError(code, `${why} Nothing was changed.`, { hint, exit: 'refused' });
