export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  /** May hold somebody's password: match against it, never show or store it. */
  readonly commandLine: string;
  /** One letter of the kernel: R, S, D, Z, T ... */
  readonly state: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly rssBytes: number;
  /** CPU milliseconds used so far. */
  readonly cpuMs: number;
  /** Whether it is this program itself. */
  readonly own?: boolean | undefined;
}

export interface Processes {
  /** Rejects with OpsError where nobody can list them. A pid with its start time names one process for ever. */
  list(): Promise<readonly ProcessFacts[]>;
}
