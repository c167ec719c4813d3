import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { diagnosisIn } from '#domain/diagnosis/json.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realNet } from '#services/adapters/net.ts';
import { realProcesses } from '#services/adapters/processes.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';
import { newDiagnosis } from '#services/procedures/diagnose/procedure.ts';
import type { Target } from '#services/procedures/diagnose/target.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

export interface Diagnosed extends Diagnosis {
  /** Its id, for short. */
  readonly id: string;
  readonly exit: number | null;
}

/** The same world in which nobody listens but on these ports: other tests have servers too, in this very process. */
export function seeingOnly(world: World, ...ports: readonly number[]): World {
  const listeners = async () => (await world.processes.listeners()).filter(({ port }) => ports.includes(port));
  return { ...world, processes: { ...world.processes, listeners } };
}

/** The made-up world with the real clock, the real net and the real processes; `change` puts more in their place. */
export function hostWorld(change: Partial<World> = {}): World {
  const clock = realClock();
  return { ...demoWorld({ clock }), clock, net: realNet(), processes: realProcesses(), ...change };
}

let count = 0;

/** Diagnoses a target from beginning to end by the engine. */
export async function diagnosed(target: Target, world: World = hostWorld(), limitMs = 2000): Promise<Diagnosed> {
  count += 1;
  const state = await execute(newDiagnosis(world, target, limitMs), {
    run: `diagnose-${count}`,
    how: 'run',
    host: hostOf(world, { onEvent: () => undefined }),
    control: new Control(),
  });
  const diagnosis = diagnosisIn(state.result);
  if (diagnosis === null) throw new Error(`${state.state}: ${state.error?.message}`);
  return { ...diagnosis, id: diagnosis.conclusion.id, exit: state.exit };
}
