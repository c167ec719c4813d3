import type { Environment } from './environment.ts';
import type { Shell } from './shell.ts';

/** Normal state of a unit, whatever its manager calls it. */
export type UnitState =
  | 'running'
  | 'starting'
  | 'stopping'
  | 'stopped'
  | 'failed'
  | 'crash-loop'
  | 'not-found'
  | 'masked'
  | 'unknown';

export interface Unit {
  readonly name: string;
  readonly manager: string;
  readonly state: UnitState;
  readonly pid: number | null;
  /** Epoch ms of the last start; null when it does not run or nobody knows. */
  readonly startedAt: number | null;
  readonly restarts: number | null;
  readonly lastExit: { readonly code: number | null; readonly signal: string | null; readonly reason: string } | null;
  readonly memoryBytes: number | null;
  readonly description: string;
  /** Whether it is meant to run (enabled, or kept by its manager). */
  readonly wanted: boolean;
}

/** One kind of service manager. Looking never starts a daemon. */
export interface ServiceManager {
  readonly name: string;
  /** Whether this machine has it, within the deadline; never throws. */
  available(signal: AbortSignal): Promise<boolean>;
  /** Units a person would want to see: their own and failed ones, not the system's plumbing. */
  list(signal: AbortSignal): Promise<readonly Unit[]>;
  /** In the order asked; a missing unit is `not-found`. */
  status(names: readonly string[], signal: AbortSignal): Promise<readonly Unit[]>;
}

/** What a manager needs to look. The default export of every file in services/adapters/managers makes one. */
export interface ManagerHost {
  readonly shell: Shell;
  readonly environment: Environment;
}
