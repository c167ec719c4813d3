/** Where the tar stream of a backup goes. */
export interface Sink {
  /** The bytes must not change afterwards. */
  write(bytes: Buffer): Promise<void>;
  /** Ends the content and begins the part with the manifest; answers where it begins, for an archive. */
  manifest(): Promise<number>;
  /** Ends everything; for an archive, answers the checksum of what was written. */
  end(): Promise<number>;
  /** What was written so far, of an archive. */
  readonly written: number;
  /** Gives up what it holds. Never throws. */
  drop(): void;
}
