import type { Status } from './status.ts';

/** What is known of a check when somebody asks whether another one's failure explains its own. */
export interface Dependent {
  readonly dependsOn: readonly string[];
  readonly status: Status | null;
}

/**
 * The failing check that explains this one's failure: the first of its parents, or of their parents, that is critical or
 * unknown; null when none is. A parent that in turn depends on this check explains nothing, else two checks that name
 * each other would both be silent.
 */
export function explains(id: string, checkOf: (id: string) => Dependent | undefined): string | null {
  const seen = new Set([id]);
  const queue = [...(checkOf(id)?.dependsOn ?? [])];
  for (let parent = queue.shift(); parent !== undefined; parent = queue.shift()) {
    if (seen.has(parent)) continue;
    seen.add(parent);
    const check = checkOf(parent);
    if (!check) continue;
    if (isFailing(check.status) && !reaches(parent, id, checkOf)) return parent;
    queue.push(...check.dependsOn);
  }
  return null;
}

function isFailing(status: Status | null): boolean {
  return status === 'critical' || status === 'unknown';
}

function reaches(from: string, to: string, checkOf: (id: string) => Dependent | undefined): boolean {
  const seen = new Set<string>();
  const stack = [from];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    stack.push(...(checkOf(id)?.dependsOn ?? []));
  }
  return false;
}
