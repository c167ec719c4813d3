import { type Holder, holderWords } from '#domain/diagnosis/holder.ts';
import type { MemoryAnswered, MemoryPlace } from '#domain/diagnosis/memory/facts.ts';
import type { Reached } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { exitWords, type UnitSeen } from '#domain/diagnosis/unit.ts';
import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { holdersOf } from '#services/procedures/diagnose/shared/holders.ts';
import { firstUnit, type UnitName } from '#services/procedures/diagnose/shared/units.ts';

/** Who listens on the port. */
export function holdersLook(world: World, place: MemoryPlace, local: boolean, limitMs: number) {
  return looking<readonly Holder[]>(world.clock, {
    id: 'port',
    title: `Look who listens on port ${place.port}`,
    commands: [`ss -tlnp 'sport = :${place.port}'`],
    limitMs,
    async see() {
      if (!local) throw elsewhere(place);
      const seen = await holdersOf(world, place.port);
      return { seen, says: seen.length === 0 ? 'nobody' : seen.map(holderWords).join('; ') };
    },
  });
}

/** What its manager says of it, the first of those it may be called that is known there. */
export function unitLook(world: World, { place, units, local }: UnitPlace, limitMs: number) {
  return looking<UnitSeen | null>(world.clock, {
    id: 'service',
    title: 'Ask its service manager',
    limitMs,
    async see(signal) {
      if (!local) throw elsewhere(place);
      const seen = await firstUnit(world, units, signal);
      if (seen !== null) {
        const how = exitWords(seen);
        return { seen, says: `${seen.unit} is ${seen.state}${how === '' ? '' : `: ${how}`}` };
      }
      return { seen: null, says: 'no manager knows a memory service' };
    },
  });
}

interface UnitPlace {
  readonly place: MemoryPlace;
  readonly units: readonly UnitName[];
  readonly local: boolean;
}

/** Whether it is worth asking other ports: nothing listens, or what answers is no memory service. */
export function isMissing(
  connect: Looking<Reached<{ tookMs: number }>>,
  answer: Looking<Reached<MemoryAnswered>>,
): boolean {
  const stood = seenIn(connect.observed());
  const said = seenIn(answer.observed());
  if (stood?.ok === false) return stood.code === 'refused';
  return said !== null && (said.ok ? said.path === null : said.code === 'garbage' || said.code === 'reset');
}

function elsewhere({ host }: MemoryPlace): OpsError {
  return new OpsError('elsewhere', `${host} is another machine`);
}
