import type { ServiceName } from '#domain/service/names.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import { backupSources } from '#services/procedures/backup/sources.ts';

import { projectOf } from './about.ts';
import type { RecoverParams } from './params.ts';
import type { RecoveryFacts, RecoveryWorld } from './world.ts';

/** What is backed up when nobody says otherwise, with the folder of the project that is worked on. */
export function usualSources(
  { environment }: Pick<RecoveryWorld, 'environment'>,
  facts: RecoveryFacts,
  project: RecoverParams['project'],
): readonly BackupSource[] {
  const { path, backup, projects } = facts;
  if (path === undefined || backup === undefined) return [];
  const isKnown = project === null || projects.some((one) => one.path === project.top);
  const all = isKnown ? projects : [...projects, { id: project.id, path: project.top }];
  return backupSources(environment, { ...facts, projects: all, path, backup });
}

/** The project in whose working tree the first of the services runs that runs in one; null when none does. */
export async function usualProject(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  targets: readonly ServiceName[],
  signal: AbortSignal,
): Promise<RecoverParams['project']> {
  for (const target of targets) {
    const project = await projectOf(world, facts, target, signal);
    if (project !== null) return project;
  }
  return null;
}
