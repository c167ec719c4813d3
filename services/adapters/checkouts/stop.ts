import { OpsError } from '#domain/errors.ts';

/** Whether somebody wants the work to end; asked between two files. */
export interface Stop {
  wanted(): boolean;
  /** Fires then, where there is somebody to hear it. */
  readonly signal?: AbortSignal;
}

export const cancelled = (): OpsError =>
  new OpsError('cancelled', 'The work on the checkout was stopped.', {
    hint: 'Call it again: it goes on where it was.',
    exit: 'interrupted',
  });

/** Throws OpsError `cancelled` when the end is wanted. */
export function checkStop(stop: Stop): void {
  if (stop.wanted()) throw cancelled();
}
