import { realClock } from '#services/adapters/clock.ts';
import { realProcesses } from '#services/adapters/processes.ts';
import { realSystem } from '#services/adapters/system/system.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Sample } from '#services/ports/state.ts';
import type { World } from '#services/ports/world.ts';

/** This machine's numbers and time in a world that is otherwise made up, with a history that a test may fill. */
export function machine(parts: Partial<World> = {}, history: readonly Sample[] = []): World {
  const clock = realClock();
  return {
    ...demoWorld({ clock }),
    clock,
    system: realSystem(),
    processes: realProcesses(),
    state: { ...fakeState(), history: () => history },
    ...parts,
  };
}

/** A machine on which nothing can be read, because its /proc is not there. */
export function blindMachine(): World {
  const root = '/nowhere-to-be-found';
  return machine({ system: realSystem({ root }), processes: realProcesses({ root }) });
}
