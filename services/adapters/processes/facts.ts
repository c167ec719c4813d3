import { parseAuxv } from '#services/adapters/system/parse/auxv.ts';
import { parsePidStat, type PidStat } from '#services/adapters/system/parse/pid-stat.ts';
import { parseStat } from '#services/adapters/system/parse/stat.ts';
import type { Proc } from '#services/adapters/system/proc.ts';
import type { ProcessFacts } from '#services/ports/processes.ts';

import { unlistable } from './unlistable.ts';

const LONGEST_LINE = 4096;

/** What `/proc/<pid>/stat` says of one process, and the same in the words of the port. */
export interface Found {
  readonly stat: PidStat;
  readonly facts: ProcessFacts;
}

/** Reads one process; null when there is none with this pid, or it hides. Throws OpsError `processes-unreadable`. */
export type Finder = (pid: number | string) => Found | null;

/**
 * When the machine started, in epoch seconds; null when unknown. To be read once a program: the kernel moves it when
 * somebody sets the clock, and a process would seem to be another one.
 */
export function bootOf(proc: Proc): number | null {
  return parseStat(proc.text('/proc/stat') ?? '')?.bootedAt ?? null;
}

export function finderOf(proc: Proc, bootedAt: number | null): Finder {
  const { pageBytes, ticksPerSecond } = parseAuxv(proc.bytes('/proc/self/auxv'));
  const msOf = (ticks: number): number => (1000 * ticks) / ticksPerSecond;

  return (pid) => {
    if (bootedAt === null) throw unlistable(new Error('no boot time in /proc/stat'));
    const stat = parsePidStat(proc.text(`/proc/${pid}/stat`) ?? '');
    if (stat === null) return null;
    const facts = {
      pid: stat.pid,
      parent: stat.parent,
      name: stat.name,
      commandLine: stat.kernel ? '' : commandLine(proc, pid),
      state: stat.state,
      startedAt: bootedAt * 1000 + msOf(stat.startTicks),
      rssBytes: stat.rssPages * pageBytes,
      cpuMs: msOf(stat.cpuTicks),
      own: stat.pid === process.pid,
      kernel: stat.kernel,
    };
    return { stat, facts };
  };
}

function commandLine(proc: Proc, pid: number | string): string {
  const words = proc.text(`/proc/${pid}/cmdline`) ?? '';
  return words.slice(0, LONGEST_LINE).replace(/\0+$/, '').replaceAll('\0', ' ');
}
