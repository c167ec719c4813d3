import { baseName, joinPath } from '#domain/path.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import type { Environment } from '#services/ports/environment.ts';

/** What is known of the configuration; its own type says more. */
export interface BackupFacts {
  readonly path: string;
  readonly projects: readonly { readonly id: string; readonly path: string }[];
  readonly services: readonly { readonly id: string; readonly data?: readonly string[] | undefined }[];
  readonly backup: { readonly sources: readonly BackupSource[] };
}

/** Names of the console's own configuration and state. */
export const OWN_SOURCES: readonly string[] = ['config', 'config-file', 'state'];

/** What can be made again, and is large. */
const MADE_AGAIN = ['**/node_modules', '**/.venv', '**/__pycache__'];

/** Where archives are unless the configuration says otherwise. */
export const backupFolder = ({ stateDir }: Pick<Environment, 'stateDir'>): string => joinPath(stateDir, 'backups');

/**
 * What is backed up: the framework's folder of this person and of each project, the console's own configuration and state,
 * the data of services, and what the configuration names. Each name is unique; each path is there once.
 */
export function backupSources(
  { home, configDir, stateDir }: Pick<Environment, 'home' | 'configDir' | 'stateDir'>,
  { path, projects, services, backup }: BackupFacts,
): readonly BackupSource[] {
  const isElsewhere = path !== configDir && !path.startsWith(`${configDir}/`);
  const all: readonly BackupSource[] = [
    ...(home === null ? [] : [framework('claude-pm', home)]),
    ...projects.map((project) => framework(`project-${project.id}`, project.path)),
    { name: 'config', path: configDir, required: false },
    ...(isElsewhere ? [{ name: 'config-file', path, required: false }] : []),
    { name: 'state', path: stateDir, exclude: ['locks', 'console.sock'], required: false },
    ...services.flatMap(({ id, data = [] }) =>
      data.map((place) => ({ name: `service-${id}-${plain(baseName(place))}`, path: place, required: false })),
    ),
    ...backup.sources,
  ];
  const paths = new Set<string>();
  const names = new Set<string>();
  return all
    .toReversed()
    .flatMap((source) => {
      if (paths.has(source.path)) return [];
      paths.add(source.path);
      return [{ ...source, name: free(source.name, names) }];
    })
    .toReversed();
}

const framework = (name: string, folder: string): BackupSource => ({
  name,
  path: joinPath(folder, '.claude-pm'),
  exclude: MADE_AGAIN,
  required: false,
});

const plain = (name: string): string => name.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'data';

function free(name: string, taken: Set<string>): string {
  let [found, count] = [name, 1];
  while (taken.has(found)) found = `${name}-${(count += 1)}`;
  taken.add(found);
  return found;
}
