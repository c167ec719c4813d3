import type { LogLevel } from '#domain/logs/line.ts';
import type { LogQuery } from '#domain/logs/query.ts';

/** A place between two lines of one stream; compares only with others of the same stream. */
export type Position = string;

/** Before the first line there ever was, also of streams that began after a mark was made. */
export const BEGINNING: Position = '';

export interface StreamLine {
  readonly start: Position;
  readonly end: Position;
  /** Epoch ms; null when nobody says it. */
  readonly at: number | null;
  /** Time by which it is put among the lines of other streams. */
  readonly key: number;
  readonly level: LogLevel | null;
  readonly text: string;
  readonly cut: number;
}

/** Lines of a stream, oldest first, whichever way they were looked for. */
export interface Piece {
  readonly lines: readonly StreamLine[];
  /** Whether nothing is beyond them that way. */
  readonly end: boolean;
  readonly searchedBytes: number;
}

export interface Wanted {
  readonly from: Position;
  readonly way: 'up' | 'down';
  readonly count: number;
  /** Which of the lines are wanted; missing for all. */
  readonly query?: LogQuery | undefined;
}

/** One source, or one of the files of a source: lines in the order in which they were written. */
export interface LogStream {
  readonly name: string;
  /** Whether `read` knows queries; where it does not, lines are chosen from what it reads. */
  readonly chooses: boolean;
  /** The place after the last line there is now. */
  end(signal: AbortSignal): Promise<Position>;
  /** The place before the first line that was written at or after a time (epoch ms). */
  seek(at: number, signal: AbortSignal): Promise<Position>;
  read(wanted: Wanted, signal: AbortSignal): Promise<Piece>;
  /** Hands over lines after a place as they come. The next ones are read when `sink` has settled. */
  follow(from: Position, sink: (lines: readonly StreamLine[]) => Promise<void>): () => void;
  readonly notices: readonly string[];
  close(): Promise<void>;
}
