/** A report that an ended monitor left. */
export interface KeptReport {
  /** `monitor-20260105-100000.json` */
  readonly name: string;
  readonly path: string;
  /** Epoch ms. */
  readonly at: number;
  readonly bytes: number;
}

/** What a monitor writes beside the state: the health log of the guide, and reports. */
export interface Reports {
  /**
   * Appends a line to `health.log` of the state folder, which is rotated at 1 MB; five old ones are kept. Resolves to why it
   * could not be written, null when it was: a full disk is no reason to stop watching.
   */
  log(line: string): Promise<string | null>;
  /** Absolute path of the log. */
  readonly logPath: string;
  /** The last lines of the log, oldest first. */
  tail(count: number): Promise<readonly string[]>;
  /** Writes a file a person named, as a whole. Path is absolute. Throws OpsError `report-unwritable` (exit `usage`). */
  write(path: string, text: string): Promise<void>;
  /** Keeps a report in the state folder, and only the newest 30. Resolves to why it could not, null when it was kept. */
  keep(name: string, text: string): Promise<string | null>;
  /** Newest first. */
  list(): Promise<readonly KeptReport[]>;
  /** Null when there is none of that name. */
  read(name: string): Promise<string | null>;
}
