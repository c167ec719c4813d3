import { seenIn } from '#domain/diagnosis/observed.ts';
import type { LeftProcess } from '#domain/diagnosis/service/facts.ts';
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

/** What its manager left running when it ended, by pid and start: a new one would start all of it once more. */
export function leftLook(world: World, target: ServiceTarget, managed: Looking<boolean>, limitMs: number) {
  return looking<readonly LeftProcess[] | null>(world.clock, {
    id: 'left',
    title: `Look what ${target.manager} left behind`,
    needs: ['manager'],
    limitMs,
    async see() {
      if (seenIn(managed.observed()) !== false) return { seen: [], says: 'it is there' };
      const left = await world.managers.find(({ name }) => name === target.manager)?.leftBehind?.();
      if (left === undefined || left === null) return { seen: null, says: 'that cannot be known here' };
      const now = world.clock.now();
      const found = await Promise.all(
        left.map(async ({ unit, pid }) => ({ unit, process: await world.processes.find(pid) })),
      );
      const seen = found.flatMap(({ unit, process }) => {
        if (process === null) return [];
        const { pid, startedAt, name, state } = process;
        return [{ unit, own: unit === target.unit, pid, startedAt, name, state, ageMs: now - startedAt }];
      });
      const who = seen.map(({ unit, pid }) => `${unit} (pid ${pid})`).join(', ');
      return { seen, says: seen.length === 0 ? 'nothing of it runs' : who };
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
