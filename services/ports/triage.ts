import type { TriageReport } from '#domain/logs/triage/report.ts';

export interface TriageRequest {
  /** Files, folders and patterns, absolute; what rotation made of a file belongs to it. */
  readonly paths: readonly string[];
  /** Epoch ms; null for all there is. */
  readonly since: number | null;
  /** Epoch ms: the end of the window, and the year of times without one. */
  readonly now: number;
  /** Also the journal of systemd, where asked. */
  readonly journal: 'system' | 'user' | null;
  /** Bytes that are read at most, packed logs unpacked; the newest first. */
  readonly mostBytes: number;
  /** Templates at most; each has a sample. */
  readonly mostTemplates: number;
}

/** Errors of some logs, without anything else. */
export interface ErrorCount {
  readonly errors: number;
  readonly files: readonly { readonly path: string; readonly errors: number }[];
  readonly notices: readonly string[];
}

/**
 * Reads logs beside the thread that draws and says what is in them. What was read is remembered by file and place, so that
 * the next look reads only what is new and says the same. Nothing secret is remembered or answered, and text may be shown
 * as it is. Rejects with OpsError `no-log` when none of the paths leads to a log that can be read, and `cancelled`.
 */
export interface Triage {
  report(request: TriageRequest, signal: AbortSignal): Promise<TriageReport>;
  /** Counts errors only, which is faster than grep; remembers nothing. */
  count(request: TriageRequest, signal: AbortSignal): Promise<ErrorCount>;
}
