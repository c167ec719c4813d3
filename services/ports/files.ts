export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'other';
  readonly bytes: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
  /** Stays when the file is renamed; left out where files have none. */
  readonly inode?: number | undefined;
}

/**
 * Small reads of the file system, each with a deadline of its own, because a dead mount answers nobody.
 * Paths are absolute; `~` was expanded when the configuration was read.
 * Errors are OpsError with codes `no-access`, `not-a-file`, `mount-hangs`, `timeout`, `unreadable`.
 */
export interface Files {
  /** Null when nothing is there; throws OpsError for everything else. */
  stat(path: string): Promise<FileFacts | null>;
  /** UTF-8 text, invalid bytes replaced, at most `maxBytes` from the start; null when nothing is there. */
  read(path: string, maxBytes?: number): Promise<string | null>;
  /** Names in a directory; empty when it does not exist. */
  list(path: string): Promise<readonly { readonly name: string; readonly directory: boolean }[]>;
  /** Existing paths that match a glob. */
  glob(pattern: string): Promise<readonly string[]>;
  /** Lines appended since `cursor`, or the last `maxBytes` without one. */
  tail(path: string, cursor: FileCursor | null, maxBytes: number): Promise<{ text: string; cursor: FileCursor } | null>;
  /**
   * The error lines among what was appended to a log since `cursor`, at most `maxBytes` of it, found beside the thread that
   * draws; null when nothing is there. `now` (epoch ms) gives the year to lines without one.
   */
  errorLines?(path: string, cursor: FileCursor, maxBytes: number, now: number): Promise<ErrorPage | null>;
}

/** Error lines of a part of a log. */
export interface ErrorPage {
  /** When each was written, epoch ms; null for those before the first time that is said. */
  readonly times: readonly (number | null)[];
  readonly cursor: FileCursor;
  /** Whether nothing more was there. */
  readonly atEnd: boolean;
}

/** Where reading of a growing file stopped; survives rotation and truncation. */
export interface FileCursor {
  readonly inode: number;
  readonly offset: number;
}
