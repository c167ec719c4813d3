import { messageOf, OpsError } from '#domain/errors.ts';
import { numberField, textField } from '#domain/field.ts';
import type { Json, JsonObject } from '#domain/json.ts';
import type { Life } from '#domain/service/readiness.ts';
import type { ServiceManager, Unit, UnitControl } from '#services/ports/managers.ts';
import { within } from '#services/procedures/diagnose/within.ts';

import type { PlannedUnit } from './params.ts';
import type { ServiceWorld } from './world.ts';

/** A manager that is silent for longer is not waited for. */
const SILENT_MS = 6000;

/** An answer of a manager; rejects with OpsError when it is silent for too long. */
export function soon<T>(
  { clock }: Pick<ServiceWorld, 'clock'>,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return within({ clock, limitMs: SILENT_MS, outer }, work);
}

/** The manager of that name. Throws OpsError `no-manager`. */
export function managerOf({ managers }: Pick<ServiceWorld, 'managers'>, name: string): ServiceManager {
  const found = managers.find((manager) => manager.name === name);
  if (found !== undefined) return found;
  throw new OpsError('no-manager', `There is no service manager ${name}.`, {
    hint: `Those there are: ${managers.map((manager) => manager.name).join(', ')}.`,
    exit: 'usage',
  });
}

/** What can be done with the units of a manager. Throws OpsError `no-manager`, `look-only`. */
export function controlOf(world: Pick<ServiceWorld, 'managers'>, name: string): UnitControl {
  const { control } = managerOf(world, name);
  if (control !== undefined) return control;
  throw new OpsError('look-only', `The units of ${name} can only be looked at from here.`, {
    hint: `Act with ${name} itself.`,
    exit: 'refused',
  });
}

/** Units of one manager as they are now, in the order asked. Rejects with OpsError when it cannot be asked in time. */
export async function unitsNow(
  world: Pick<ServiceWorld, 'clock' | 'managers'>,
  name: string,
  units: readonly string[],
  signal: AbortSignal,
): Promise<readonly Unit[]> {
  const manager = managerOf(world, name);
  const found = await soon(world, signal, (limited) => manager.status(units, limited));
  if (found.length === units.length) return found;
  throw new OpsError('garbage', `${name} did not say how ${units.join(', ')} is.`, { hint: 'Ask it by hand.' });
}

/** One unit as it is now. Rejects as {@link unitsNow}. */
export async function unitNow(
  world: Pick<ServiceWorld, 'clock' | 'managers'>,
  { manager, unit }: Pick<PlannedUnit, 'manager' | 'unit'>,
  signal: AbortSignal,
): Promise<Unit> {
  const [now] = await unitsNow(world, manager, [unit], signal);
  if (now !== undefined) return now;
  throw new OpsError('garbage', `${manager} did not say how ${unit} is.`, { hint: 'Ask it by hand.' });
}

/** The same, or why nobody can tell. */
export async function unitOrWhy(...asked: Parameters<typeof unitNow>): Promise<Unit | string> {
  return unitNow(...asked).catch((thrown: unknown) => messageOf(thrown).replace(/\.$/, ''));
}

/** What a look at a unit leaves for later steps. */
export function lifeJson(world: Pick<ServiceWorld, 'locks'>, unit: Unit): JsonObject {
  const { state, pid, startedAt } = unit;
  return { state, pid, startedAt, started: pid === null ? null : world.locks.identify(pid).started };
}

/** What {@link lifeJson} wrote. */
export function lifeOf(json: Json): Life & { readonly started: string | null } {
  return {
    pid: numberField(json, 'pid'),
    startedAt: numberField(json, 'startedAt'),
    started: textField(json, 'started'),
  };
}

/** Whether the process of an earlier look has ended. */
export function isGone({ locks }: Pick<ServiceWorld, 'locks'>, { pid, started }: ReturnType<typeof lifeOf>): boolean {
  if (pid === null || started === null) return true;
  return locks.isAlive({ ...locks.identify(pid), pid, started }) !== true;
}

/** `: exit 1, it failed` */
export function endingOf({ lastExit }: Unit): string {
  if (lastExit === null) return '';
  const { code, signal, reason } = lastExit;
  const parts = [code === null || code === 0 ? '' : `exit ${code}`, signal ?? '', reason].filter((part) => part !== '');
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
