import type { Command } from '#services/ports/shell.ts';
import { gitEnvironment } from '#services/procedures/push/environments.ts';
import { LOCAL } from '#services/procedures/push/facts/reader.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

/** Hooks are programs of the repository that is broken; submodules are gone to one by one. */
const OWN_SETTINGS = ['-c', 'core.hooksPath=/dev/null', '-c', 'submodule.recurse=false'];

/** A git command that changes a checkout; it runs no hook and reaches no remote. */
export function localGit(
  { environment }: Pick<RecoveryWorld, 'environment'>,
  top: string,
  ...args: readonly string[]
): Command {
  return {
    file: 'git',
    args: ['-C', top, ...OWN_SETTINGS, ...args],
    env: { ...gitEnvironment(environment), ...LOCAL },
  };
}

/** Goes to a commit and leaves every branch where it is. */
export const goTo = (world: Pick<RecoveryWorld, 'environment'>, top: string, commit: string): Command =>
  localGit(world, top, '-c', 'advice.detachedHead=false', 'checkout', '--force', '--detach', commit);
