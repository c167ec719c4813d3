import type { Config } from '#config/config.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import { discoverInstances, rememberedInstances } from '#services/monitor/instances.ts';
import { keyOf, type Wanted } from '#services/monitor/wanted.ts';
import type { World } from '#services/ports/world.ts';

/** What to begin with and how to learn what else there is. */
export interface Finding {
  /** What the last start found; on a first start the machine itself. */
  readonly first: readonly Instance[];
  /** Looks at everything anew; takes seconds where something does not answer. */
  readonly all: (signal: AbortSignal) => Promise<readonly Instance[]>;
}

/** The checks to run: remembered ones at once, the true ones a moment later. */
export async function findInstances(world: World, config: Config, kinds: readonly AnyKind[]): Promise<Finding> {
  const none = new AbortController().signal;
  // What is found around depends on where the program was started.
  const key = `${world.environment.cwd} ${keyOf(config)}`;
  const remembered = rememberedInstances(world, config, key)?.instances;
  const local = kinds.filter((kind) => kind.group === 'system');
  return {
    first: remembered ?? (await discoverInstances(world, config, local, none, key)).instances,
    async all(signal) {
      const wanted = await completed(world, config);
      const { instances } = await discoverInstances(world, wanted, kinds, signal, key);
      return instances;
    },
  };
}

/** Without configured projects, the git trees among the folder the program was started in and its children. */
async function completed({ environment, files }: World, config: Config): Promise<Wanted> {
  if (config.projects.length > 0) return config;
  const { cwd } = environment;
  const children = (await files.list(cwd)).filter((entry) => entry.directory).map((entry) => `${cwd}/${entry.name}`);
  const trees = await Promise.all(
    [cwd, ...children].map(async (path) => ((await files.stat(`${path}/.git`)) === null ? [] : [path])),
  );
  return { ...config, projects: trees.flat().map((path) => ({ id: path.split('/').at(-1) ?? path, path })) };
}
