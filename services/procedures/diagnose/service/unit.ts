import { seenIn } from '#domain/diagnosis/observed.ts';
import { exitWords, type UnitSeen } from '#domain/diagnosis/unit.ts';
import { OpsError } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { seenUnit } from '#services/procedures/diagnose/shared/units.ts';
import type { ServiceTarget } from '#services/procedures/diagnose/target.ts';

/** Whether its manager runs here at all. */
export function managedLook({ clock, managers }: World, { manager: name }: ServiceTarget, limitMs: number) {
  return looking<boolean>(clock, {
    id: 'manager',
    title: `Look whether ${name} runs`,
    limitMs,
    async see(signal) {
      const manager = managers.find((one) => one.name === name);
      const seen = manager !== undefined && (await manager.available(signal));
      return { seen, says: seen ? 'it runs' : 'it does not' };
    },
  });
}

/** What its manager says, and its last lines. */
export function unitLook(world: World, target: ServiceTarget, managed: Looking<boolean>, limitMs: number) {
  return looking<UnitSeen>(world.clock, {
    id: 'state',
    title: `Ask ${target.manager} for ${target.unit}`,
    needs: ['manager'],
    limitMs,
    async see(signal) {
      const manager = world.managers.find(({ name }) => name === target.manager);
      if (manager === undefined || seenIn(managed.observed()) !== true)
        throw new OpsError('no-manager', `${target.manager} does not run`);
      const [unit] = await manager.status([target.unit], signal);
      if (unit === undefined) throw new OpsError('garbage', `${target.manager} did not say how it is`);
      const seen = await seenUnit(world, manager, unit, target.id, signal, target.logs);
      const how = exitWords(seen);
      const lines = seen.lines.length === 0 ? 'no lines of a log' : `${plural(seen.lines.length, 'line')} of its log`;
      return { seen, says: `${seen.state}${how === '' ? '' : ` (${how})`}, ${lines}` };
    },
  });
}
