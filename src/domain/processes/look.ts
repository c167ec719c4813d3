/** A process as it was found; the shape of `ProcessUsage` of the port. */
export interface Found {
  readonly pid: number;
  readonly parent: number;
  readonly startedAt: number;
  readonly name: string;
  readonly commandLine: string;
  readonly state: string;
  readonly rssBytes: number;
  readonly cpuMs: number;
  readonly user: string | null;
  readonly readBytes: number | null;
  readonly writtenBytes: number | null;
  readonly kernel: boolean;
  readonly own?: boolean | undefined;
}

/** All processes at one moment; only differences of `atMs` mean something. */
export interface FoundLook {
  readonly atMs: number;
  readonly processes: readonly Found[];
}
