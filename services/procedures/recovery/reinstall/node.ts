import { field } from '#domain/field.ts';
import { joinPath } from '#domain/path.ts';
import type { Command, Ecosystem, ReleaseComponent } from '#domain/release/made/component.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import { nodeChecks } from './node-checks.ts';
import { npmLock } from './npm-lock.ts';
import type { Reinstall } from './params.ts';

/** What the cache has is not asked for again, and nobody is asked anything. */
const MORE: Readonly<Partial<Record<Ecosystem, readonly string[]>>> = {
  npm: ['--prefer-offline', '--no-audit', '--no-fund'],
  pnpm: ['--prefer-offline'],
  yarn: ['--prefer-offline', '--non-interactive'],
};

/** What yarn 2 and later write besides folders of packages. */
const BERRY = ['.pnp.cjs', '.pnp.loader.mjs', '.yarn/install-state.gz', '.yarn/build-state.yml', '.yarn/unplugged'];

const SCRIPTS = 'Scripts of packages run as your own settings of the package manager allow.';
const UNLOCKED = 'There is no lock file: the newest versions that fit the manifest are installed.';

/** How a component of Node is installed anew; null when it needs nothing. */
export async function nodeReinstall(
  tree: ProjectTree,
  component: ReleaseComponent,
): Promise<Omit<Reinstall, 'id'> | null> {
  const { install, ecosystem, folder, lockFile } = component;
  if (install === null) return null;
  const dir = joinPath(tree.dir, folder);
  const manifest = await tree.document('json', folder === '' ? 'package.json' : `${folder}/package.json`);
  const isNpm = lockFile !== null && ecosystem === 'npm';
  const lock = isNpm ? await npmLock(tree, lockFile) : null;
  const refusal = lock !== null && 'why' in lock ? lock : null;
  const homes = new Set([
    dir,
    ...component.workspaces.map((one) => joinPath(tree.dir, one.folder)),
    ...(lock !== null && 'homes' in lock ? lock.homes.map((home) => joinPath(dir, home)) : []),
  ]);
  const berry = ecosystem === 'yarn-berry';
  const own = berry ? [...BERRY, ...(lockFile === null ? ['yarn.lock'] : [])].map((name) => joinPath(dir, name)) : [];
  return {
    by: ecosystem,
    top: tree.dir,
    dir,
    commands: refusal === null ? [more(install, ecosystem)] : [],
    follows: lockFile === null ? joinPath(dir, 'package.json') : joinPath(tree.dir, lockFile),
    moved: [...[...homes].map((home) => joinPath(home, 'node_modules')), ...own],
    eggs: [],
    checks: await nodeChecks(tree, component, {
      manifest,
      isPlugged: berry && field(await tree.document('yaml', '.yarnrc.yml'), 'nodeLinker') !== 'node-modules',
    }),
    notes: [...(lockFile === null ? [UNLOCKED] : []), SCRIPTS],
    refusal,
  };
}

function more({ file, args }: Command, ecosystem: Ecosystem): Command {
  return { file, args: [...args, ...(MORE[ecosystem] ?? [])] };
}
