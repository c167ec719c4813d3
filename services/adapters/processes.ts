import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';

import { OpsError } from '#domain/errors.ts';
import type { Processes, ProcessFacts } from '#services/ports/processes.ts';

import { parseAuxv } from './system/parse/auxv.ts';
import { parsePidStat } from './system/parse/pid-stat.ts';
import { parseStat } from './system/parse/stat.ts';
import { type Proc, procAt } from './system/proc.ts';

/** About 3 ms of reading; between two such parts the screen gets its turn. */
const PART = 100;
const LONGEST_LINE = 4096;

/** The processes of this machine from `/proc` below `root`; those that hide or end meanwhile are left out. */
export function realProcesses({ root = '/' }: { readonly root?: string } = {}): Processes {
  const proc = procAt(root);
  const { pageBytes, ticksPerSecond } = parseAuxv(proc.bytes('/proc/self/auxv'));
  // Read once: the kernel moves it when somebody sets the clock, and a process would seem to be another one.
  const bootedAt = parseStat(proc.text('/proc/stat') ?? '')?.bootedAt ?? null;
  const msOf = (ticks: number): number => (1000 * ticks) / ticksPerSecond;

  const factsOf = (pid: string, since: number): ProcessFacts | null => {
    const stat = parsePidStat(proc.text(`/proc/${pid}/stat`) ?? '');
    if (stat === null) return null;
    return {
      pid: stat.pid,
      parent: stat.parent,
      name: stat.name,
      commandLine: commandLine(proc, pid),
      state: stat.state,
      startedAt: since * 1000 + msOf(stat.startTicks),
      rssBytes: stat.rssPages * pageBytes,
      cpuMs: msOf(stat.cpuTicks),
      own: stat.pid === process.pid,
    };
  };

  return {
    async list() {
      const names = await readdir(join(root, 'proc')).catch((cause: unknown) => {
        throw unlistable(cause);
      });
      if (bootedAt === null) throw unlistable(new Error('no boot time in /proc/stat'));
      const found: ProcessFacts[] = [];
      const pids = names.filter((name) => /^\d+$/.test(name));
      for (let at = 0; at < pids.length; at += PART) {
        if (at > 0) await breathe();
        found.push(...pids.slice(at, at + PART).flatMap((pid) => factsOf(pid, bootedAt) ?? []));
      }
      return found;
    },
  };
}

function commandLine(proc: Proc, pid: string): string {
  const words = proc.text(`/proc/${pid}/cmdline`) ?? '';
  return words.slice(0, LONGEST_LINE).replace(/\0+$/, '').replaceAll('\0', ' ');
}

function unlistable(cause: unknown): OpsError {
  return new OpsError('processes-unreadable', 'the processes of this machine cannot be listed', {
    hint: 'Look whether /proc is mounted and readable here: ls /proc',
    cause,
  });
}
