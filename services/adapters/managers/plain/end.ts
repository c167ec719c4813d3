import { setTimeout as pause } from 'node:timers/promises';

import { OpsError } from '#domain/errors.ts';
import { errno } from '#services/adapters/errno.ts';
import { isAlive, type ProcessIdentity } from '#services/adapters/state/process-identity.ts';
import type { KillSignal } from '#services/ports/managers.ts';

import { groupOf } from './group.ts';

const POLL_MS = 20;
/** After KILL only a process stuck in the kernel is still there. */
const BURIAL_MS = 2000;

/** Processes to be signalled; `group` says that each leads a process group of its own. */
export interface Targets {
  readonly processes: readonly ProcessIdentity[];
  readonly group: boolean;
}

/** Signals each process that is still the one it was, or all of its group. Throws OpsError `no-rights`. */
export function signalAll({ processes, group }: Targets, signal: KillSignal): void {
  for (const one of processes) if (isLeft(one, group)) send(group ? -one.pid : one.pid, signal);
}

/**
 * Ends them: TERM, and KILL for those left after the grace. Throws OpsError `no-rights`, `timeout` (cancelled meanwhile: it
 * was only asked to end) and `act-failed` when something cannot be ended.
 */
export async function end(targets: Targets, graceMs: number, signal: AbortSignal): Promise<void> {
  signalAll(targets, 'TERM');
  if (await gone(targets, graceMs, signal)) return;
  signalAll(targets, 'KILL');
  if (await gone(targets, BURIAL_MS, signal)) return;
  throw new OpsError('act-failed', `Process ${targets.processes[0]?.pid} cannot be ended: it is stuck in the kernel.`, {
    hint: 'A dead disk or mount is the usual cause.',
  });
}

/** Resolves to whether they are gone within a time. Throws OpsError `timeout` when it is cancelled. */
export async function gone({ processes, group }: Targets, withinMs: number, signal: AbortSignal): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (processes.some((one) => isLeft(one, group))) {
    if (signal.aborted)
      throw new OpsError('timeout', 'It was not waited for until it ended.', { hint: 'Look at it again.' });
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}

function isLeft(one: ProcessIdentity, group: boolean): boolean {
  return isAlive(one) === true || (group && groupOf(one).length > 0);
}

function send(pid: number, signal: KillSignal): void {
  try {
    process.kill(pid, `SIG${signal}`);
  } catch (thrown) {
    if (errno(thrown) === 'ESRCH') return;
    if (errno(thrown) !== 'EPERM') throw thrown;
    throw new OpsError('no-rights', `Process ${Math.abs(pid)} is not yours to signal.`, {
      hint: `Somebody who may can type: sudo kill -s ${signal} -- ${pid}`,
      cause: thrown,
    });
  }
}
