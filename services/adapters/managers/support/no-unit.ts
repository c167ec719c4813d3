import { OpsError } from '#domain/errors.ts';
import type { Unit } from '#services/ports/managers.ts';

/** What acting on a name answers that no unit has. */
export function noUnit(manager: string, name: string, hint: string): OpsError {
  return new OpsError('no-unit', `${manager} has no unit ${JSON.stringify(name.slice(0, 100))}.`, { hint });
}

/** What looking for it answers. */
export function missingUnit(manager: string, name: string): Unit {
  const nothing = { pid: null, startedAt: null, restarts: null, lastExit: null, memoryBytes: null };
  return { ...nothing, name, manager, state: 'not-found', description: '', wanted: false };
}
