import { OpsError } from '#domain/errors.ts';
import type { KillSignal } from '#domain/processes/signals.ts';
import { errno } from '#services/adapters/errno.ts';
import type { ProcessName } from '#services/ports/processes.ts';

import type { Finder } from './facts.ts';
import { gone } from './unlistable.ts';

/**
 * Looks and sends in one turn. Node has no handle on a process, so between the two calls a pid could in theory be used
 * again; the kernel gives every other number away first.
 */
export function signalTo({ pid, startedAt }: ProcessName, signal: KillSignal, find: Finder): void {
  if (!Number.isSafeInteger(pid) || pid < 1) throw gone(pid, 'that is no pid');
  const found = find(pid);
  if (found === null) throw gone(pid);
  if (found.facts.startedAt !== startedAt) throw gone(pid, 'another process has this number now');
  try {
    process.kill(pid, `SIG${signal}`);
  } catch (error) {
    if (errno(error) === 'ESRCH') throw gone(pid);
    if (errno(error) !== 'EPERM') throw error;
    throw new OpsError('no-rights', `process ${pid} is not yours to signal`, {
      hint: `Somebody who may can type: sudo kill -${signal} ${pid}`,
      exit: 'refused',
      cause: error,
    });
  }
}
