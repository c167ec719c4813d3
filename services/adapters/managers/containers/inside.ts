import { memoryOfGroup } from '#services/adapters/managers/support/group-memory.ts';
import { whyDead } from '#services/adapters/managers/support/why-dead.ts';
import { procAt } from '#services/adapters/system/proc.ts';

import type { Container } from './container.ts';

/** What the kernel says of the process of a container. */
export interface Inside {
  /** Why it does not run though the engine says so. */
  readonly dead: string | null;
  readonly memoryBytes: number | null;
}

/** Knows nothing of a container on another machine, or in a virtual one: its pids are not ours. */
export function insideOf({ id, pid }: Container): Inside {
  const group = pid > 0 ? (procAt('/').text(`/proc/${pid}/cgroup`) ?? '') : '';
  if (!group.includes(id)) return { dead: null, memoryBytes: null };
  return { dead: whyDead(pid), memoryBytes: memoryOfGroup(group) };
}
