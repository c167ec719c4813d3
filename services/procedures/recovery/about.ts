import { textField } from '#domain/field.ts';
import type { Reading } from '#domain/reading.ts';
import type { ServiceName } from '#domain/service/names.ts';
import { memoryService } from '#services/procedures/service/memory.ts';

import type { RecoverParams } from './params.ts';
import type { RecoveryFacts, RecoveryWorld } from './world.ts';

/** What a recovery is about: one thing of each kind at most. */
export interface RecoveryTarget {
  /** As a person calls it. */
  readonly title: string;
  readonly service: ServiceName | null;
  readonly project: RecoverParams['project'];
}

/** What can be recovered of what a check tells: its service, and the project whose program that is. Never rejects. */
export async function targetOf(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  reading: Pick<Reading, 'kind' | 'id' | 'title' | 'data'>,
  signal: AbortSignal,
): Promise<RecoveryTarget> {
  const { kind, id, title } = reading;
  if (kind === 'git') {
    const project = facts.projects.find((one) => id === `git:${one.id}`);
    const path = project?.path ?? textField(reading.data, 'path');
    return { title, service: null, project: path === null ? null : { id: project?.id ?? title, top: path } };
  }
  const service = await serviceBehind(world, facts, reading, signal);
  return { title, service, project: service === null ? null : await projectOf(world, facts, service, signal) };
}

async function serviceBehind(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  { kind, id, data }: Pick<Reading, 'kind' | 'id' | 'data'>,
  signal: AbortSignal,
): Promise<ServiceName | null> {
  if (kind === 'memory-service') return memoryService(world, facts, signal);
  if (kind !== 'service') return null;
  const known = facts.services.find((service) => id === `service:${service.id}`);
  if (known !== undefined) return { id: known.id, manager: known.manager, unit: known.unit };
  const [manager, unit] = [textField(data, 'manager'), textField(data, 'unit')];
  return manager === null || unit === null ? null : { id: null, manager, unit };
}

/** The project in whose working tree a service runs, the deepest one; null when none is configured there. */
export async function projectOf(
  world: RecoveryWorld,
  facts: RecoveryFacts,
  { manager, unit }: ServiceName,
  signal: AbortSignal,
): Promise<RecoverParams['project']> {
  const control = world.managers.find(({ name }) => name === manager)?.control;
  const folder = await control?.detail(unit, signal).then(
    (detail) => detail.folder,
    () => null,
  );
  if (folder === null || folder === undefined) return null;
  const [project] = facts.projects
    .filter(({ path }) => folder === path || folder.startsWith(`${path}/`))
    .toSorted((a, b) => b.path.length - a.path.length);
  return project === undefined ? null : { id: project.id, top: project.path };
}

/** The name by which planning finds a service. */
export const nameOfService = ({ id, manager, unit }: ServiceName): string => id ?? `${manager}/${unit}`;
