/** A configuration file as it is on disk. */
export interface StoredFile {
  /** Raw, because bytes that are no UTF-8 must be reported and not replaced. */
  readonly bytes: Uint8Array;
  /** Changes whenever the file changes; see {@link ConfigStore.stamp}. */
  readonly stamp: string;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** Whether it is old enough that a later change is sure to change the stamp (clocks of file systems are coarse). */
  readonly settled: boolean;
}

/** The files of the program's own configuration, and small private files beside them. Paths are absolute. */
export interface ConfigStore {
  /** Which version of a file is there, without reading it (inode, size, times); null when nothing is there. */
  stamp(path: string): Promise<string | null>;
  /**
   * Null when nothing is there. Throws OpsError `config-unreadable` for what is no file, cannot be read or is larger than
   * `maxBytes`.
   */
  read(path: string, maxBytes: number): Promise<StoredFile | null>;
  /**
   * Replaces a file as a whole: readers see the old or the new one, never a part. Private to the user (0600) unless the
   * file has a mode already; folders are made as needed (0700); a symbolic link stays and its target is replaced.
   * `expected` is the sha256 of what the caller saw, null for nothing: when something else is there now it throws OpsError
   * `config-changed` and writes nothing. Throws `config-unwritable` when it may not. Resolves to the sha256 of the text.
   */
  write(path: string, text: string, expected: string | null): Promise<string>;
  /** Takes a file away again, under the same condition and with the same errors. */
  remove(path: string, expected: string): Promise<void>;
  /** A small file that may be lost without harm; null when it is not there or cannot be read. Never throws. */
  recall(path: string): Promise<string | null>;
  /** Keeps such a file; a place that cannot be written is no failure. Never throws. */
  keep(path: string, text: string): Promise<void>;
  /** Whether a directory is there; never throws. */
  isDirectory(path: string): Promise<boolean>;
}
