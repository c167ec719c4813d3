/** A program and its arguments; never a string for a shell. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
  /** The whole environment of the child beyond the allow-list of the adapter (PATH, HOME, LANG ...). */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Or a promise of it, for what is known only later; one that is rejected stands for nothing to read. */
  readonly stdin?: string | Promise<string> | undefined;
}

export interface RunLimits {
  /** Ends the program like at `timeoutMs`; when it is aborted already, nothing is started. */
  readonly signal?: AbortSignal | undefined;
  /** The process group gets TERM, then KILL 300 ms later. */
  readonly timeoutMs: number;
  /** Kept of each stream; the rest is counted and thrown away. Default 64 KB. */
  readonly maxBytes?: number | undefined;
  /** Ended like at `timeoutMs` when nothing was printed for so long. */
  readonly idleTimeoutMs?: number | undefined;
  /** What is printed, as it comes: valid UTF-8, cut at any place. `maxBytes` does not limit it. */
  readonly onOutput?: ((text: string, stream: 'stdout' | 'stderr') => void) | undefined;
  /** The leader of the new process group, once it runs. */
  readonly onStart?: ((pid: number) => void) | undefined;
}

export interface Finished {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Bytes that were printed beyond `maxBytes`. */
  readonly droppedBytes: number;
  readonly timedOut: boolean;
  /** Whether it was silent for longer than `idleTimeoutMs`. */
  readonly idle?: boolean | undefined;
  readonly tookMs: number;
}

/**
 * Runs programs in a process group of their own, with stdin closed unless given. The group ends with its leader:
 * what a program left behind in it is ended before the result is given.
 */
export interface Shell {
  /** Resolves whatever the exit code; rejects with OpsError `not-found` or `not-executable` when it could not start. */
  run(command: Command, limits: RunLimits): Promise<Finished>;
  /** The absolute path of a program on PATH, or null. */
  which(name: string): Promise<string | null>;
}
