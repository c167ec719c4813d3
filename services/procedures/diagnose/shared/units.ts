import type { UnitSeen } from '#domain/diagnosis/unit.ts';
import type { ServiceManager, Unit } from '#services/ports/managers.ts';
import type { World } from '#services/ports/world.ts';
import { spelled } from '#services/procedures/engine/words.ts';

import { lastLines } from './last-lines.ts';

/** A unit that is to be looked at: what the configuration calls it, and what its manager does. */
export type UnitName = { readonly id: string; readonly manager: string; readonly unit: string };

const LINES = 20;

/**
 * The first of these units that its manager knows, with the last lines of its output; null when none is known. Each
 * manager is asked once. Rejects with an OpsError of a manager when none is known and that one could not be asked.
 */
export async function firstUnit(
  world: Pick<World, 'managers' | 'shell' | 'files'>,
  names: readonly UnitName[],
  signal: AbortSignal,
): Promise<UnitSeen | null> {
  const asked = await Promise.allSettled(
    world.managers.map(async (manager) => {
      const own = names.filter((one) => one.manager === manager.name);
      if (own.length === 0 || !(await manager.available(signal))) return [];
      const units = await manager.status(
        own.map(({ unit }) => unit),
        signal,
      );
      return own.flatMap((name, at) => {
        const unit = units[at];
        return unit === undefined || unit.state === 'not-found' ? [] : [{ name, unit, manager }];
      });
    }),
  );
  const known = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const first = names.map((name) => known.find((one) => one.name === name)).find((one) => one !== undefined);
  const failed = asked.find((one) => one.status === 'rejected');
  if (first === undefined && failed !== undefined) throw failed.reason;
  return first === undefined ? null : seenUnit(world, first.manager, first.unit, first.name.id, signal);
}

/** A unit as a diagnosis sees it. */
export async function seenUnit(
  world: Pick<World, 'shell' | 'files'>,
  manager: ServiceManager,
  unit: Unit,
  id: string,
  signal: AbortSignal,
  files: readonly string[] = [],
): Promise<UnitSeen> {
  const lines = await lastLines(world, manager, unit.name, LINES, signal, files).catch(() => []);
  const { state, pid, restarts, lastExit, wanted } = unit;
  const commands = commandsFor(manager, unit);
  return { id, manager: manager.name, unit: unit.name, state, pid, restarts, lastExit, wanted, lines, commands };
}

function commandsFor({ name, control }: ServiceManager, { name: unit }: Unit): UnitSeen['commands'] {
  const act = (action: 'start' | 'restart') =>
    control === undefined ? `${action} ${unit} with ${name}` : spelled(control.command({ action, unit }));
  return { start: act('start'), restart: act('restart'), log: logCommand(name, unit) };
}

function logCommand(manager: string, unit: string): string {
  if (manager === 'systemd') return `journalctl -u ${unit} -n 50`;
  if (manager === 'systemd-user') return `journalctl --user-unit ${unit} -n 50`;
  return manager === 'pm2' ? `pm2 logs ${unit} --lines 50 --nostream` : `cpm-console service logs ${unit}`;
}
