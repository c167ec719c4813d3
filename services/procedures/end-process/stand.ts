import { type KillSignal, hadEffect, type Stand, standOf } from '#domain/processes/signals.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Processes, ProcessName } from '#services/ports/processes.ts';
import { wait } from '#services/procedures/push/steps/wait.ts';

/** What ending a process needs of a world. */
export interface EndProcessWorld {
  readonly processes: Processes;
  readonly clock: Clock;
}

const POLL_MS = 50;

export const standNow = async ({ processes }: EndProcessWorld, process: ProcessName): Promise<Stand> =>
  standOf(process, await processes.find(process.pid));

/** How the process stands once the signal had its effect, or after `waitMs`. */
export async function settled(
  world: EndProcessWorld,
  process: ProcessName,
  { signal, waitMs, until }: { readonly signal: KillSignal; readonly waitMs: number; readonly until: AbortSignal },
): Promise<Stand> {
  const { clock } = world;
  const from = clock.monotonic();
  for (;;) {
    const stand = await standNow(world, process);
    const left = waitMs - (clock.monotonic() - from);
    if (hadEffect(signal, stand) || stand === 'ended' || left <= 0) return stand;
    await wait(clock, Math.min(POLL_MS, left), until);
  }
}
