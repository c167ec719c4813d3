import type { LogSource } from '#domain/logs/source.ts';
import type { KillSignal, UnitAction, UnitState } from '#domain/service/unit.ts';

import type { Environment } from './environment.ts';
import type { Command, Shell } from './shell.ts';

export { UNIT_ACTIONS } from '#domain/service/unit.ts';
export type { KillSignal, UnitAction, UnitState } from '#domain/service/unit.ts';

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
  /** What its manager's own check of it says while it runs; left out where there is none. */
  readonly health?: 'healthy' | 'unhealthy' | 'starting' | undefined;
}

/** What is to be done with one unit. */
export interface Acting {
  readonly action: UnitAction;
  readonly unit: string;
  /** Of `kill`. Default TERM. */
  readonly signal?: KillSignal | undefined;
}

/** What is known of a unit besides its state; what the manager does not tell is null or empty. */
export interface UnitDetail {
  /** The file that describes it. */
  readonly file: string | null;
  /** Further files that change what `file` says. */
  readonly dropIns?: readonly string[] | undefined;
  /** Whether that file changed since its manager read it. */
  readonly needsReload: boolean;
  /** Whether it starts with the machine or the session. */
  readonly enabled: boolean | null;
  /** Its command line as its manager keeps it. May hold somebody's secret: redact it before it is shown. */
  readonly program: string | null;
  readonly folder: string | null;
  /** Names of its environment variables, never their values. */
  readonly environment: readonly string[];
  /** Absolute paths of the files of variables that it reads at its start; left out where its manager tells none. */
  readonly environmentFiles?: readonly string[] | undefined;
  /** All its processes, the main one first. */
  readonly pids: readonly number[];
  /** As its manager or its package says. */
  readonly version: string | null;
}

/** Somebody else may do it. */
export interface Refusal {
  /** `this needs root` */
  readonly why: string;
  /** What somebody who may would type. */
  readonly command: Command;
}

/** What can be done with the units of a manager, beside looking. */
export interface UnitControl {
  readonly actions: readonly UnitAction[];
  detail(name: string, signal: AbortSignal): Promise<UnitDetail>;
  /**
   * Exactly what a person would type for it, for the screen and the records; `act` has the same effect. Throws OpsError
   * `no-unit` for a name that no unit can have.
   */
  command(acting: Acting): Command;
  /** Null when this user may do it. Asks nobody and changes nothing. */
  refusal(acting: Acting, signal: AbortSignal): Promise<Refusal | null>;
  /**
   * Does it; resolves when the manager accepted it, which says nothing of readiness. Throws OpsError: `no-rights`,
   * `no-unit`, `no-manager`, `timeout`, `garbage`, `act-failed`.
   */
  act(acting: Acting, signal: AbortSignal): Promise<void>;
  /** Where its output is to be read. */
  logs(name: string, signal: AbortSignal): Promise<readonly LogSource[]>;
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
  /** Missing where its units can only be looked at. */
  readonly control?: UnitControl | undefined;
  /** Processes it once started that run though it does not. Null where nobody can tell, or missing. */
  leftBehind?(): Promise<readonly LeftBehind[] | null>;
}

/** A process whose manager is gone. Another manager that takes its place would start its unit once more. */
export interface LeftBehind {
  readonly unit: string;
  readonly pid: number;
}

/** A service that no manager keeps, as a person wrote it; what was not written is null or empty. */
export interface PlainService {
  readonly unit: string;
  readonly start: Program | null;
  /** In place of signals. */
  readonly stop: Program | null;
  /** In place of stop and start. */
  readonly restart: Program | null;
  readonly reload: Program | null;
  /** Absolute. A program that puts itself into the background writes its pid there. */
  readonly pidFile: string | null;
  /** What only the command line of its process contains. */
  readonly match: string | null;
  /** Absolute; where its commands run. */
  readonly folder: string | null;
  /** Between asking it to end and ending it. */
  readonly graceMs: number;
}

type Program = Pick<Command, 'file' | 'args'>;

/** What a manager needs to look. The default export of every file in services/adapters/managers makes one. */
export interface ManagerHost {
  readonly shell: Shell;
  readonly environment: Environment;
  /** Services without a manager that the configuration names now. */
  readonly plainServices?: (() => readonly PlainService[]) | undefined;
}
