import { type Holder, holderWords } from '#domain/diagnosis/holder.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { isBroken, type MainProcess } from '#domain/diagnosis/service/facts.ts';
import { signsIn } from '#domain/diagnosis/service/log-signs.ts';
import type { UnitSeen } from '#domain/diagnosis/unit.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { holdersOf } from '#services/procedures/diagnose/shared/holders.ts';
import type { UnitName } from '#services/procedures/diagnose/shared/units.ts';
import type { ServiceTarget } from '#services/procedures/diagnose/target.ts';

/** Its main process as the kernel sees it: one that is stopped by a signal still counts as running. */
export function processLook({ clock, processes }: World, unit: Looking<UnitSeen>, limitMs: number) {
  return looking<MainProcess | null>(clock, {
    id: 'process',
    title: 'Look at its process',
    needs: ['state'],
    limitMs,
    async see() {
      const pid = seenIn(unit.observed())?.pid ?? null;
      const found = pid === null ? null : await processes.find(pid);
      if (found === null) return { seen: null, says: 'none runs' };
      const { state, startedAt, name } = found;
      return {
        seen: { pid: found.pid, startedAt, name, state },
        says: `pid ${found.pid}, ${STATES[state] ?? `state ${state}`}`,
      };
    },
  });
}

const STATES: Readonly<Record<string, string>> = {
  R: 'working',
  S: 'waiting',
  D: 'waiting for a disk',
  T: 'stopped by a signal',
  t: 'stopped by a debugger',
  Z: 'ended',
};

/** Who holds the port that its log names as taken. */
export function holdersLook(world: World, unit: Looking<UnitSeen>, limitMs: number) {
  return looking<readonly Holder[] | null>(world.clock, {
    id: 'port',
    title: 'Look who holds its port',
    needs: ['state'],
    limitMs,
    async see() {
      const seen = seenIn(unit.observed());
      const signs = seen !== null && isBroken(seen) ? signsIn(seen.lines) : [];
      const taken = signs.find(({ kind }) => kind === 'address-in-use') ?? portInReason(seen);
      if (taken === undefined || taken.names === null)
        return { seen: null, says: 'its log names no port that is taken' };
      const holders = await holdersOf(world, Number(taken.names));
      const who = holders.length === 0 ? 'nobody now' : holders.map(holderWords).join('; ');
      return { seen: holders, says: `port ${taken.names}: ${who}` };
    },
  });
}

/** Some managers keep the last words of a program as the reason it ended. */
function portInReason(unit: UnitSeen | null) {
  return signsIn([unit?.lastExit?.reason ?? '']).find(({ kind }) => kind === 'address-in-use');
}

/** How the services are that it needs. */
export function needsLook({ clock, managers }: World, { needs }: ServiceTarget, limitMs: number) {
  return looking<readonly { readonly id: string; readonly state: UnitSeen['state'] }[]>(clock, {
    id: 'needs',
    title: 'Look at what it needs',
    limitMs,
    async see(signal) {
      const seen = await Promise.all(
        needs.map(async ({ id, manager, unit }: UnitName) => {
          const keeper = managers.find(({ name }) => name === manager);
          const [found] = (await keeper?.status([unit], signal)) ?? [];
          return { id, state: found?.state ?? ('unknown' as const) };
        }),
      );
      const says = seen.map(({ id, state }) => `${id} ${state}`).join(', ');
      return { seen, says: says === '' ? 'nothing is named that it needs' : says };
    },
  });
}
