/** One process at one look. */
export interface UsedProcess {
  readonly pid: number;
  readonly parent: number;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly rssBytes: number;
  /** CPU milliseconds used so far. */
  readonly cpuMs: number;
}

/** All processes at a moment of a clock that only goes on. */
export interface UsedAt {
  readonly atMs: number;
  readonly processes: readonly UsedProcess[];
}

/** What a process and all its descendants use. */
export interface Use {
  /** Share of one processor between the two looks, in percent; null without an earlier look. */
  readonly cpuPercent: number | null;
  readonly memoryBytes: number;
  readonly pids: readonly number[];
}

/**
 * What the families of processes that begin with `roots` use; a root that is not there is left out. A process that was
 * born between the looks counts with all it used, one that ended meanwhile not at all.
 */
export function usesOf(roots: readonly number[], now: UsedAt, before: UsedAt | null): ReadonlyMap<number, Use> {
  const children = Map.groupBy(now.processes, ({ parent }) => parent);
  const byPid = new Map(now.processes.map((process) => [process.pid, process]));
  const earlier = new Map((before?.processes ?? []).map((process) => [process.pid, process]));
  const spanMs = before === null ? 0 : now.atMs - before.atMs;
  const used = (process: UsedProcess): number => {
    const then = earlier.get(process.pid);
    return Math.max(0, process.cpuMs - (then?.startedAt === process.startedAt ? then.cpuMs : 0));
  };
  return new Map(
    roots.flatMap((root): [number, Use][] => {
      const family = familyOf(byPid.get(root), children);
      if (family.length === 0) return [];
      const cpuMs = family.reduce((sum, process) => sum + used(process), 0);
      const memoryBytes = family.reduce((sum, { rssBytes }) => sum + rssBytes, 0);
      const cpuPercent = spanMs > 0 ? (100 * cpuMs) / spanMs : null;
      return [[root, { cpuPercent, memoryBytes, pids: family.map(({ pid }) => pid) }]];
    }),
  );
}

function familyOf(
  root: UsedProcess | undefined,
  children: ReadonlyMap<number, readonly UsedProcess[]>,
): readonly UsedProcess[] {
  const family = root === undefined ? [] : [root];
  const known = new Set(family);
  // The list grows while it is walked.
  for (const { pid } of family)
    for (const child of children.get(pid) ?? []) {
      if (known.has(child)) continue;
      known.add(child);
      family.push(child);
    }
  return family;
}
