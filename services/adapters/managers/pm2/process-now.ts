import { parseAuxv } from '#services/adapters/system/parse/auxv.ts';
import { parsePidStat } from '#services/adapters/system/parse/pid-stat.ts';
import { parseStat } from '#services/adapters/system/parse/stat.ts';
import { procAt } from '#services/adapters/system/proc.ts';

/** A process as the kernel knows it. */
export interface ProcessNow {
  readonly state: string;
  readonly parent: number;
  /** Epoch ms, within a second; null where the kernel does not say when it booted. */
  readonly startedAt: number | null;
}

/** Null when there is no such process. Linux only. */
export function processAt(pid: number): ProcessNow | null {
  const proc = procAt('/');
  const stat = parsePidStat(proc.text(`/proc/${pid}/stat`) ?? '');
  if (stat === null) return null;
  const bootedAt = parseStat(proc.text('/proc/stat') ?? '')?.bootedAt ?? null;
  const { ticksPerSecond } = parseAuxv(proc.bytes('/proc/self/auxv'));
  const startedAt = bootedAt === null ? null : 1000 * (bootedAt + stat.startTicks / ticksPerSecond);
  return { state: stat.state, parent: stat.parent, startedAt };
}
