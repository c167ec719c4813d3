import { messageOf } from '#domain/errors.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import { myProjects } from '#services/checks/project/mine.ts';
import type { World } from '#services/ports/world.ts';

import { withDeadline } from './deadline.ts';
import { recall, remember } from './discovery-cache.ts';
import { mergeInstances } from './merge-instances.ts';
import { keyOf, type Wanted } from './wanted.ts';

/** A kind whose discovery takes longer is left with what it found the last time. */
const DISCOVERY_MS = 5000;

export interface Found {
  readonly instances: readonly Instance[];
  /** Kinds whose discovery failed, with the reason; their last finds are kept. */
  readonly failures: readonly { readonly kind: string; readonly reason: string }[];
}

export interface Remembered {
  readonly instances: readonly Instance[];
  /** Epoch ms of the discovery. */
  readonly at: number;
}

/**
 * The checks as they were last found for this configuration: what a start goes on from, without asking anybody. Null
 * when there was no discovery yet. Throws OpsError `duplicate-check`.
 */
export function rememberedInstances(world: World, wanted: Wanted): Remembered | null {
  const last = recall(world.state, keyOf(wanted, world.environment));
  return last && { at: last.at, instances: mergeInstances(wanted.checks, last.instances) };
}

/**
 * Asks every kind what there is to check, all at once and each within a deadline, and remembers the answer. Projects are
 * found when the configuration names none. A `part` of the kinds finds no projects, and is not remembered.
 * Throws OpsError `duplicate-check`.
 */
export async function discoverInstances(
  world: World,
  wanted: Wanted,
  kinds: readonly AnyKind[],
  signal: AbortSignal,
  part: 'all' | 'part' = 'all',
): Promise<Found> {
  const key = keyOf(wanted, world.environment);
  const before = recall(world.state, key)?.instances ?? [];
  const projects = part === 'all' ? await myProjects(world, wanted) : wanted.projects;
  const finds = await Promise.all(
    kinds.map(async (kind) => {
      try {
        return { found: await discover(kind, world, { ...wanted, projects }, signal) };
      } catch (error) {
        const kept = before.filter((instance) => instance.kind === kind.kind);
        return { found: kept, failure: { kind: kind.kind, reason: messageOf(error) } };
      }
    }),
  );
  const found = finds.flatMap((find) => find.found);
  const instances = mergeInstances(wanted.checks, found);
  if (part === 'all' && !signal.aborted) remember(world.state, key, { at: world.clock.now(), instances: found });
  return { instances, failures: finds.flatMap((find) => find.failure ?? []) };
}

async function discover(kind: AnyKind, world: World, wanted: Wanted, outer: AbortSignal): Promise<readonly Instance[]> {
  if (!kind.discover) return [];
  return withDeadline(
    world.clock,
    DISCOVERY_MS,
    outer,
    async (signal) => (await kind.discover?.({ ...wanted, world, signal })) ?? [],
  );
}
