import type { Unit, UnitDetail } from '#services/ports/managers.ts';
import type { Listener, ProcessLook } from '#services/ports/processes.ts';
import type { World } from '#services/ports/world.ts';
import { keyOf } from '#services/procedures/service/targets.ts';

/** What the processes of a unit use; what nobody tells is null. */
export interface Usage {
  /** Of one processor. */
  readonly cpuPercent: number | null;
  readonly memoryBytes: number | null;
  readonly ports: readonly Pick<Listener, 'port' | 'address' | 'protocol'>[] | null;
}

/** Of a longer list nobody looks at each process by itself. */
export const MOST_CLOSELY = 32;
/** Between two looks at the processes. */
const APART_MS = 200;

/** Processor, memory and ports of units, by `manager/unit`. */
export async function usageOf(
  { clock, processes }: Pick<World, 'clock' | 'processes'>,
  units: readonly Unit[],
  details: ReadonlyMap<string, UnitDetail>,
): Promise<ReadonlyMap<string, Usage>> {
  const alive = units.filter(({ pid }) => pid !== null);
  if (alive.length === 0) return new Map();
  const first = await processes.look().catch(() => null);
  await new Promise<void>((go) => void clock.after(APART_MS, go));
  const [last, listeners] = await Promise.all([
    processes.look().catch(() => null),
    processes.listeners().catch(() => null),
  ]);
  const isShort = alive.length <= MOST_CLOSELY;
  const usages = alive.map(async (unit): Promise<[string, Usage]> => {
    const key = keyOf(unit.manager, unit.name);
    const pids = pidsOf(unit.pid ?? 0, details.get(key)?.pids ?? [], last);
    const own = listeners?.filter(({ pid }) => pid !== null && pids.has(pid)) ?? [];
    // Where rights are missing a socket seems to belong to nobody: none found is not none.
    const isTold = own.length > 0 || (listeners !== null && isShort && (await mayRead(processes, unit.pid ?? 0)));
    return [
      key,
      {
        cpuPercent: cpuOf(pids, first, last),
        memoryBytes: unit.memoryBytes ?? memoryOf(pids, last),
        ports: isTold ? unique(own) : null,
      },
    ];
  });
  return new Map(await Promise.all(usages));
}

/** Whether its sockets are told to this user. */
async function mayRead(processes: World['processes'], pid: number): Promise<boolean> {
  return processes.detail(pid).then(
    ({ sockets }) => sockets !== null,
    () => false,
  );
}

/** Those its manager names, and whatever they started. */
function pidsOf(main: number, named: readonly number[], look: ProcessLook | null): ReadonlySet<number> {
  const pids = new Set([main, ...named]);
  const children = Map.groupBy(look?.processes ?? [], ({ parent }) => parent);
  // A set that grows while it is walked is walked to its end.
  for (const pid of pids) for (const child of children.get(pid) ?? []) pids.add(child.pid);
  return pids;
}

function cpuOf(pids: ReadonlySet<number>, first: ProcessLook | null, last: ProcessLook | null): number | null {
  if (first === null || last === null || last.atMs <= first.atMs) return null;
  const before = new Map(first.processes.map((one) => [`${one.pid} ${one.startedAt}`, one.cpuMs]));
  let used = 0;
  for (const { pid, startedAt, cpuMs } of last.processes)
    if (pids.has(pid)) used += cpuMs - (before.get(`${pid} ${startedAt}`) ?? cpuMs);
  return Math.max(0, Math.round((1000 * used) / (last.atMs - first.atMs)) / 10);
}

function memoryOf(pids: ReadonlySet<number>, look: ProcessLook | null): number | null {
  const own = look?.processes.filter(({ pid }) => pids.has(pid)) ?? [];
  return own.length === 0 ? null : own.reduce((sum, { rssBytes }) => sum + rssBytes, 0);
}

function unique(ports: readonly Listener[]): NonNullable<Usage['ports']> {
  const seen = new Map(
    ports.map(({ port, address, protocol }) => [`${protocol} ${address} ${port}`, { port, address, protocol }]),
  );
  return [...seen.values()].toSorted((a, b) => a.port - b.port);
}
