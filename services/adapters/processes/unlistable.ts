import { OpsError } from '#domain/errors.ts';

/** Nobody can list the processes here. */
export function unlistable(cause: unknown): OpsError {
  return new OpsError('processes-unreadable', 'the processes of this machine cannot be listed', {
    hint: 'Look whether /proc is mounted and readable here: ls /proc',
    cause,
  });
}

/** There is no such process any more. */
export function gone(pid: number, why = 'it has ended'): OpsError {
  return new OpsError('gone', `there is no process ${pid} any more: ${why}`, {
    hint: 'Look again: cpm-console process list',
    exit: 'nothingToDo',
  });
}
