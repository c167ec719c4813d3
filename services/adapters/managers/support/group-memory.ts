import { hierarchyOf } from '#services/adapters/system/cgroup.ts';
import { parseMountinfo } from '#services/adapters/system/parse/mountinfo.ts';
import { count } from '#services/adapters/system/parse/numbers.ts';
import { procAt } from '#services/adapters/system/proc.ts';

const USED = { 1: 'memory.usage_in_bytes', 2: 'memory.current' } as const;
/** Cache that the kernel gives back at once is nobody's need. */
const CACHE = { 1: 'total_inactive_file', 2: 'inactive_file' } as const;

/** Bytes that a control group uses; `cgroup` is the text of `/proc/PID/cgroup`. Null where it cannot be known. */
export function memoryOfGroup(cgroup: string): number | null {
  const proc = procAt('/');
  const found = hierarchyOf('memory', cgroup, parseMountinfo(proc.text('/proc/self/mountinfo') ?? ''));
  const [group] = found?.path ? found.groups : [];
  if (found === null || group === undefined) return null;
  const used = count(proc.text(`${group}/${USED[found.version]}`)?.trim());
  const stat = proc.text(`${group}/memory.stat`) ?? '';
  const cache = count(new RegExp(`^${CACHE[found.version]} (\\d+)$`, 'm').exec(stat)?.[1]) ?? 0;
  return used === null ? null : Math.max(0, used - cache);
}
