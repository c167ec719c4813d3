import { messageOf } from '#domain/errors.ts';
import type { Goal, ReadyLook } from '#domain/service/readiness.ts';
import { endsProcess } from '#domain/service/unit.ts';
import { within } from '#services/procedures/diagnose/within.ts';

import type { PlannedUnit, ServiceParams } from './params.ts';
import { endingOf, isGone, type lifeOf, unitOrWhy } from './seen.ts';
import type { UnitWork } from './unit-step.ts';
import type { ServiceWorld } from './world.ts';

/** What an action leads to, where it leads to something that can be waited for. */
export function goalOf({ action, signal }: Pick<ServiceParams, 'action' | 'signal'>): Goal['state'] | null {
  if (action === 'enable' || action === 'disable') return null;
  if (action === 'kill') return endsProcess(signal) ? 'ended' : null;
  return action === 'stop' ? 'stopped' : 'running';
}

interface Limit {
  readonly limitMs: number;
  readonly outer: AbortSignal;
}

/** One look at a unit, and when it runs at the checks that say whether it is ready. Never rejects. */
export async function lookOnce(
  { world, unit }: Pick<UnitWork, 'world' | 'unit'>,
  before: ReturnType<typeof lifeOf>,
  { limitMs, outer }: Limit,
): Promise<ReadyLook> {
  const now = await unitOrWhy(world, unit, outer);
  const isUp = typeof now !== 'string' && now.state === 'running';
  const checks = isUp ? await checksNow(world, unit, { limitMs, outer }) : [];
  return {
    at: world.clock.monotonic(),
    unit: typeof now === 'string' ? now : { ...now, ending: endingOf(now) },
    oldGone: isGone(world, before),
    checks,
  };
}

async function checksNow(
  { clock, gate }: ServiceWorld,
  { checks: ids }: PlannedUnit,
  { limitMs, outer }: Limit,
): Promise<ReadyLook['checks']> {
  if (ids.length === 0) return [];
  const nobody = (summary: string): ReadyLook['checks'] =>
    ids.map((id) => ({ id, status: 'unknown' as const, summary }));
  if (gate === undefined) return nobody('checks cannot be looked at from here');
  try {
    const found = await within({ clock, limitMs, outer }, (signal) => gate(ids, signal));
    return ids.flatMap((id): ReadyLook['checks'] => {
      const reading = found.find((one) => one.id === id);
      if (reading === undefined) return [{ id, status: 'missing', summary: 'there is no such check' }];
      // Who paused a check does not want to wait for it.
      if ((reading.pausedUntil ?? null) !== null) return [];
      return [{ id, status: reading.status, summary: reading.summary }];
    });
  } catch (thrown) {
    return nobody(messageOf(thrown));
  }
}
