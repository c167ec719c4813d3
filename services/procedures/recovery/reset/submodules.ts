import { joinPath } from '#domain/path.ts';
import type { StepContext } from '#services/procedures/engine/step.ts';
import type { RecoveryWorld } from '#services/procedures/recovery/world.ts';

import { goTo, localGit } from './git.ts';

const LINK = /^160000 ([\da-f]+) \d\t(.*)$/s;

type SubmoduleWorld = Pick<RecoveryWorld, 'environment' | 'files'>;

/** Brings every submodule that is checked out to the commit the project wants, where it has that already; nothing is fetched. */
export async function goToSubmodules(world: SubmoduleWorld, top: string, context: StepContext): Promise<void> {
  for (const { path, commit } of await linksOf(world, top, context)) {
    const inner = joinPath(top, path);
    if ((await world.files.stat(joinPath(inner, '.git'))) === null) continue;
    const known = await context.exec(localGit(world, inner, 'cat-file', '-e', `${commit}^{commit}`), { quiet: true });
    if (known.exitCode !== 0) {
      context.note(`Submodule ${path} stays where it is: its repository does not have ${commit.slice(0, 12)}.`);
      continue;
    }
    await context.must(goTo(world, inner, commit));
    await goToSubmodules(world, inner, context);
  }
}

/** Submodules in the index. */
async function linksOf(
  world: SubmoduleWorld,
  top: string,
  context: StepContext,
): Promise<readonly { readonly path: string; readonly commit: string }[]> {
  const listed = await context.must(localGit(world, top, 'ls-files', '--stage', '-z'), {
    quiet: true,
    maxBytes: 256 * 1024 * 1024,
  });
  return listed.stdout.split('\0').flatMap((line) => {
    const [, commit, path] = LINK.exec(line) ?? [];
    return commit === undefined || path === undefined ? [] : [{ path, commit }];
  });
}
