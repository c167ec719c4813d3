import type { startChild } from '#services/adapters/child.ts';

/** What a driver is told of this process. */
export interface DriverOptions {
  readonly env: (name: string) => string | undefined;
  readonly uid: number;
  readonly platform: NodeJS.Platform;
  /** A call that is not answered by then fails. */
  readonly deadlineMs: number;
  /** Calls a locked store all the same, which then asks on a screen of its own. Off unless told. */
  readonly mayPrompt?: boolean | undefined;
  /** Starts the worker; ours unless told. */
  readonly start?: typeof startChild | undefined;
}
