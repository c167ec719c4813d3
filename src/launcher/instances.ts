import type { Config } from '#config/config.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import type { World } from '#services/ports/world.ts';

/** Checks that exist without being configured, and those that are. */
export async function findInstances(
  world: World,
  config: Config,
  kinds: readonly AnyKind[],
): Promise<readonly Instance[]> {
  const projects = config.projects.length > 0 ? config.projects : await findProjects(world);
  const discovery = { ...config, world, projects, signal: new AbortController().signal };
  const found = await Promise.all(kinds.map(async (kind) => (await kind.discover?.(discovery)) ?? []));
  return [...found.flat(), ...config.checks];
}

/** Git trees among the folder the program was started in and its children. */
async function findProjects({ environment, files }: World): Promise<Config['projects']> {
  const { cwd } = environment;
  const children = (await files.list(cwd)).filter((entry) => entry.directory).map((entry) => `${cwd}/${entry.name}`);
  const trees = await Promise.all(
    [cwd, ...children].map(async (path) => ((await files.stat(`${path}/.git`)) === null ? [] : [path])),
  );
  return trees.flat().map((path) => ({ id: path.split('/').at(-1) ?? path, path }));
}
