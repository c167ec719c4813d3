import { setImmediate as breathe } from 'node:timers/promises';

import type { Processes, ProcessFacts } from '#services/ports/processes.ts';

import { bootOf, finderOf } from './processes/facts.ts';
import { pidsOf } from './processes/pids.ts';
import { signalTo } from './processes/signal.ts';
import { processThread } from './processes/thread.ts';
import { procAt } from './system/proc.ts';

/** About 3 ms of reading; between two such parts the screen gets its turn. */
const PART = 100;

/** The processes of this machine from `/proc` below `root`; those that hide or end meanwhile are left out. */
export function realProcesses({ root = '/' }: { readonly root?: string } = {}): Processes {
  const proc = procAt(root);
  const bootedAt = bootOf(proc);
  const find = finderOf(proc, bootedAt);
  return {
    ...processThread({ root, bootedAt }),
    find: async (pid) => find(pid)?.facts ?? null,
    signal: async (process, signal) => signalTo(process, signal, find),
    async list() {
      const found: ProcessFacts[] = [];
      const pids = pidsOf(root);
      for (let at = 0; at < pids.length; at += PART) {
        if (at > 0) await breathe();
        found.push(...pids.slice(at, at + PART).flatMap((pid) => find(pid)?.facts ?? []));
      }
      return found;
    },
  };
}
