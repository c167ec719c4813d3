import { readFileSync } from 'node:fs';

import type { Kernel } from './real-manager.ts';

const LONG_MS = 10 * 60_000;

/** The kernel of this machine. */
export function realKernel(): Kernel {
  return { state: kernelState, now: () => Date.now(), since: Date.now() - LONG_MS };
}

function kernelState(pid: number | null): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const state = stat.charAt(stat.lastIndexOf(')') + 2);
    return state === 'Z' ? null : state;
  } catch {
    return null;
  }
}
