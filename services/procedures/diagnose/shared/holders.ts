import type { Holder, HoldingProcess } from '#domain/diagnosis/holder.ts';
import type { Listener } from '#services/ports/processes.ts';
import type { World } from '#services/ports/world.ts';

type Seeing = Pick<World, 'processes' | 'clock'>;

/** Who listens on a TCP port of this machine; empty when nobody does. Rejects where listeners cannot be listed. */
export async function holdersOf(world: Seeing, port: number): Promise<readonly Holder[]> {
  const all = await world.processes.listeners();
  return named(
    world,
    all.filter((each) => each.protocol === 'tcp' && each.port === port),
  );
}

/** The same for every TCP port. */
export async function allHolders(world: Seeing): Promise<readonly Holder[]> {
  const all = await world.processes.listeners();
  return named(
    world,
    all.filter(({ protocol }) => protocol === 'tcp'),
  );
}

async function named(world: Seeing, listeners: readonly Listener[]): Promise<readonly Holder[]> {
  const known = new Map<number, Promise<HoldingProcess | null>>();
  return Promise.all(
    listeners.map(async ({ port, address, pid }) => {
      if (pid === null) return { port, address, process: null };
      const process = known.get(pid) ?? processOf(world, pid);
      known.set(pid, process);
      return { port, address, process: await process };
    }),
  );
}

/** A process as a diagnosis names it; null when it is gone. */
export async function processOf({ processes, clock }: Seeing, pid: number): Promise<HoldingProcess | null> {
  const found = await processes.find(pid);
  if (found === null) return null;
  const detail = await processes.detail(pid).catch(() => null);
  return {
    pid,
    name: found.name,
    startedAt: found.startedAt,
    ageMs: Math.max(0, clock.now() - found.startedAt),
    state: found.state,
    user: detail?.user ?? null,
    unit: detail?.unit ?? null,
    own: found.own === true,
  };
}
