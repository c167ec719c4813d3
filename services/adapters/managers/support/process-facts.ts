import { readFileSync } from 'node:fs';

import { bootOf, type Finder, finderOf } from '#services/adapters/processes/facts.ts';
import { procAt } from '#services/adapters/system/proc.ts';
import type { ProcessFacts } from '#services/ports/processes.ts';

const MOST_NAMES = 1000;

let finder: Finder | null = null;

/** A process of this machine; null when there is none with this pid, and where the system tells nothing. */
export function processOf(pid: number): ProcessFacts | null {
  try {
    finder ??= finderOf(procAt('/'), bootOf(procAt('/')));
    return finder(pid)?.facts ?? null;
  } catch {
    return null;
  }
}

/** Names of the variables a process was started with; their values are not kept. Empty where we may not look. */
export function environmentNames(pid: number): string[] {
  try {
    const names = readFileSync(`/proc/${pid}/environ`, 'latin1')
      .split('\0')
      .flatMap((entry) => /^([A-Za-z_]\w*)=/.exec(entry)?.[1] ?? []);
    return [...new Set(names)].slice(0, MOST_NAMES).toSorted();
  } catch {
    return [];
  }
}

/** A process and all that came of it, itself first; empty when it is gone. */
export async function withDescendants(pid: number): Promise<number[]> {
  const { realProcesses } = await import('#services/adapters/processes.ts');
  const all = await realProcesses()
    .list()
    .catch(() => []);
  const children = Map.groupBy(all, ({ parent }) => parent);
  const found = all.some((one) => one.pid === pid) ? [pid] : [];
  for (const one of found) found.push(...(children.get(one) ?? []).map((child) => child.pid));
  return found;
}
