export type LogLevel = 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'fatal';

/** One line as it may be shown: valid text without control characters or escape sequences, and of bounded length. */
export interface LogLine {
  /** Name of its source. */
  readonly source: string;
  /** Epoch ms; null when neither the line nor its source says it. */
  readonly at: number | null;
  readonly level: LogLevel | null;
  readonly text: string;
  /** Characters that were cut off at its end. */
  readonly cut: number;
  /** Its place among all lines of its reader; compares only with others of the same reader. */
  readonly mark: LogMark;
}

/** Opaque: given back to the reader it came from. */
export type LogMark = string;
