import type { LogLevel } from '#domain/logs/line.ts';

/** A log that was looked at. */
export interface TriagedFile {
  readonly path: string;
  /** Lines, errors and bytes of the window. */
  readonly lines: number;
  readonly errors: number;
  readonly bytes: number;
  /** False when its lines do not say when they were written: all of them count if the file was written to in the window. */
  readonly dated: boolean;
}

/** Lines that tell the same. */
export interface TriagedTemplate {
  /** The same for the same template on every machine: eight hexadecimal digits. */
  readonly id: string;
  readonly level: LogLevel;
  /** Its message, numbers and names masked. */
  readonly text: string;
  readonly count: number;
  /** Epoch ms; null when its lines do not say. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  /** Whether it was not seen in the 24 hours before the window, nor by an earlier look; null when nothing is known of before. */
  readonly isNew: boolean | null;
  /** Its first line, as it may be shown; null when it could not be read again. */
  readonly sample: string | null;
  /** The first lines after it that belong to it, as those of a stack trace, and the last one. */
  readonly trace: readonly string[];
  /** Log of the sample. */
  readonly path: string;
}

export interface TriagedHour {
  /** Its beginning, epoch ms. */
  readonly at: number;
  readonly errors: number;
  readonly warnings: number;
}

/** What some logs say of a window of time. */
export interface TriageReport {
  /** Epoch ms; null for all there is. */
  readonly since: number | null;
  readonly until: number;
  readonly lines: number;
  readonly bytes: number;
  /** Of the bytes those that had to be read; the rest was known from an earlier look. */
  readonly readBytes: number;
  /** Lines by level; `none` say no level, as the lines of a stack trace. */
  readonly levels: Readonly<Record<LogLevel | 'none', number>>;
  /** Lines of level error or worse. */
  readonly errors: number;
  readonly files: readonly TriagedFile[];
  /** Hours with errors or warnings, oldest first. */
  readonly hours: readonly TriagedHour[];
  /** Errors before warnings, the most frequent first; only the first ones have a sample. */
  readonly templates: readonly TriagedTemplate[];
  /** What a person should know: logs that could not be read, times that were guessed. */
  readonly notices: readonly string[];
  /** False when something was left out: a log could not be read, or there was too much of them. */
  readonly complete: boolean;
}
