import type { LogLine, LogMark } from '#domain/logs/line.ts';
import type { LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';

/** Lines in the order of their times. */
export interface LogPage {
  readonly lines: readonly LogLine[];
  /** Whether nothing is before, or after, them. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

export interface LogFound {
  readonly line: LogLine;
  /** Bytes that were searched. */
  readonly searchedBytes: number;
}

/**
 * One or several sources as one stream in the order of time. Opening reads nothing but the end; no call reads more than
 * it must, so that a file of a gigabyte opens at once. Files that are rotated, truncated or removed meanwhile are followed
 * to their successors. Rejects with OpsError `no-access`, `mount-hangs`, `no-manager`, `timeout`, `bad-pattern`.
 */
export interface LogReader {
  /** The last `count` lines before `mark`; null is the end. */
  before(mark: LogMark | null, count: number, query: LogQuery, signal: AbortSignal): Promise<LogPage>;
  /** The first `count` lines after `mark`. */
  after(mark: LogMark, count: number, query: LogQuery, signal: AbortSignal): Promise<LogPage>;
  /** The first `count` lines written at or after a time (epoch ms). */
  since(at: number, count: number, query: LogQuery, signal: AbortSignal): Promise<LogPage>;
  /** The next line that matches, searched beside the thread that draws; null when there is none. */
  find(query: LogQuery, from: LogMark | null, way: 'up' | 'down', signal: AbortSignal): Promise<LogFound | null>;
  /**
   * Lines that come after `mark` (null: from now on), in bounded portions, until the function returned is called. No more
   * are read while `onLines` has not settled, so a slow reader costs no memory. What goes wrong meanwhile is a notice.
   */
  follow(
    mark: LogMark | null,
    query: LogQuery,
    onLines: (lines: readonly LogLine[]) => void | Promise<void>,
  ): () => void;
  /** What a person should know: a source that cannot be read, times that were guessed. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

export interface Logs {
  /** Rejects with OpsError `no-log` when none of the sources exists. */
  open(sources: readonly LogSource[], signal: AbortSignal): Promise<LogReader>;
}
