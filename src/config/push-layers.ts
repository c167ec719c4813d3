import { joinPath, shortPath } from '#domain/path.ts';
import type { SettingsLayer } from '#domain/release/made/settings.ts';

import type { Config } from './config.ts';
import { PROJECT_FILE } from './trust.ts';

/**
 * What is written about releasing a project, the nearest first: its own entry in the configuration, its own file when that is
 * trusted, then what the configuration says of all projects. `dir` is absolute; `home` only shortens what people read.
 */
export function pushLayers(
  config: Pick<Config, 'projects' | 'push' | 'path'>,
  dir: string,
  home: string | null,
): SettingsLayer[] {
  const entry = config.projects.find(({ path }) => path === dir);
  const file = joinPath(dir, PROJECT_FILE);
  const own = config.push.files[file];
  const path = shortPath(config.path, home);
  return [
    ...(entry?.push === undefined
      ? []
      : [{ from: 'configuration' as const, where: `project ${entry.id} of ${path}`, settings: entry.push }]),
    ...(own === undefined ? [] : [{ from: 'project file' as const, where: shortPath(file, home), settings: own }]),
    ...(config.push.all === null ? [] : [{ from: 'configuration' as const, where: path, settings: config.push.all }]),
  ];
}
