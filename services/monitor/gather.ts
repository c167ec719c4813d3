import { bounded } from '#domain/bounded.ts';
import type { Reading } from '#domain/reading.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import type { World } from '#services/ports/world.ts';

import { paused, pausedUntil } from './paused.ts';
import { placeOf, runCheck } from './run-check.ts';
import { suppress } from './suppress.ts';

export interface GatherOptions {
  readonly world: World;
  readonly instances: readonly Instance[];
  /** All checks there are, when `instances` is a part of them: a failure may be explained by one of the others. */
  readonly among?: readonly Instance[] | undefined;
  /** Loaded only when something has to be looked at. */
  readonly kinds: () => Promise<readonly AnyKind[]>;
  /** `due`: what is older than its interval is looked at now. `never`, `always`: nothing is, everything is. */
  readonly look: 'due' | 'never' | 'always';
  readonly signal: AbortSignal;
}

/** Looks at one time; the cheap local ones are few and not counted. */
const LIMIT = 32;

/**
 * One reading of each check, in the order of the instances: those younger than their interval as they are, the others
 * taken now, each within its deadline, and recorded. Needs no lease.
 */
export async function gather(options: GatherOptions): Promise<readonly Reading[]> {
  const { world, instances, look } = options;
  const now = world.clock.now();
  const pauses = world.state.pauses();
  const known = new Map(world.state.readings().map((reading) => [reading.id, reading]));
  const isDue = (instance: Instance): boolean => {
    const reading = known.get(instance.id);
    if (reading === undefined || pausedUntil(instance, pauses) > now) return reading === undefined;
    return (
      look === 'always' ||
      (look === 'due' && Math.abs(now - reading.takenAt) >= (instance.intervalMs ?? reading.intervalMs))
    );
  };
  const due = instances.filter(isDue);
  if (due.length > 0) {
    // Rates are told from here on, so the counters are read before the checks are even loaded.
    world.system.baseline?.();
    await lookAt(due, known, pauses, options);
  }
  return instances.flatMap((instance) => {
    const reading = known.get(instance.id);
    if (!reading) return [];
    const until = pausedUntil(instance, pauses);
    return { ...reading, pausedUntil: until > now ? until : null };
  });
}

async function lookAt(
  due: readonly Instance[],
  known: Map<string, Reading>,
  pauses: Readonly<Record<string, number>>,
  { world, instances, among, kinds, look, signal }: GatherOptions,
): Promise<void> {
  const kindOf = new Map((await kinds()).map((kind) => [kind.kind, kind]));
  const fresh: Reading[] = [];
  await bounded(due, LIMIT, async (instance) => {
    const kind = kindOf.get(instance.kind);
    if (!kind) return;
    const previous = known.get(instance.id) ?? null;
    const now = world.clock.now();
    const until = pausedUntil(instance, pauses);
    const unseen = until > now ? paused({ kind, instance, previous }, until, now) : null;
    if (unseen ?? look === 'never') {
      known.set(instance.id, unseen ?? notYet(kind, instance));
      return;
    }
    const reading = await runCheck({ world, kind, instance, previous, memory: new Map(), signal });
    known.set(reading.id, reading);
    fresh.push(reading);
  });
  if (signal.aborted || fresh.length === 0) return;
  const instanceOf = new Map((among ?? instances).map((instance) => [instance.id, instance]));
  const marked = fresh.map((reading) =>
    suppress(
      reading,
      (id) => instanceOf.get(id),
      (id) => known.get(id),
      world.state.alerts.settings().connectivity,
    ),
  );
  for (const reading of marked) known.set(reading.id, reading);
  world.state.record(marked);
}

function notYet(kind: AnyKind, instance: Instance): Reading {
  const place = placeOf(kind, instance);
  return {
    ...place,
    status: 'unknown',
    summary: 'not looked at yet',
    takenAt: 0,
    since: 0,
    tookMs: 0,
    pausedUntil: null,
  };
}
