import { realClock } from '#services/adapters/clock.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realSystem } from '#services/adapters/system/system.ts';
import type { ProbeContext } from '#services/checks/check.ts';
import type { Sample } from '#services/ports/state.ts';
import type { World } from '#services/ports/world.ts';

/** This machine, with a history that a test may fill. Whatever else a world has is not there. */
export function machine(parts: Partial<World> = {}, history: readonly Sample[] = []): World {
  const state = { history: () => history };
  return {
    clock: realClock(),
    environment: realEnvironment(),
    system: realSystem(),
    state,
    ...parts,
  } as unknown as World;
}

/** What a probe gets; the limits are those of the test. */
export function context(world: World, parts: Partial<ProbeContext> = {}): ProbeContext {
  return {
    world,
    signal: new AbortController().signal,
    previous: null,
    memory: new Map(),
    thresholds: { warning: null, critical: null },
    id: 'test:host',
    ...parts,
  };
}
