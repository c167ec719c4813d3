export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly commandLine: string;
  /** One letter of the kernel: R, S, D, Z, T ... */
  readonly state: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly rssBytes: number;
  /** CPU milliseconds used so far. */
  readonly cpuMs: number;
}

export interface Processes {
  list(): Promise<readonly ProcessFacts[]>;
}
