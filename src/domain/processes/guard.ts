interface Guarded {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
  readonly own?: boolean | undefined;
  readonly kernel?: boolean | undefined;
}

/** Why a process takes no signal from here; null when it may. */
export function whyNoSignal({ pid, parent, state, own, kernel }: Guarded): string | null {
  if (own === true) return 'it is this program: q quits it';
  if (pid === 1) return 'the whole machine ends with it';
  if (kernel === true) return 'the kernel takes no signals';
  if (/^[ZXx]/.test(state)) return `it has ended; ${parent} must collect it`;
  return null;
}

/** The pids this program runs in (shell, terminal, session): it ends with them. */
export function ownAncestors(processes: readonly Guarded[]): ReadonlySet<number> {
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const above = new Set<number>();
  let pid = processes.find(({ own }) => own === true)?.parent;
  while (pid !== undefined && pid > 0 && !above.has(pid)) {
    above.add(pid);
    pid = parents.get(pid);
  }
  return above;
}
