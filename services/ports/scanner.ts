import type { Place, ScanFinding } from '#domain/release/secrets/finding.ts';
import type { Judged } from '#domain/release/tree/judged.ts';

/** A text, bytes, a file of the disk, or what is wrong with a file as such; and where it stands in the release. */
export type ScanItem = { readonly place: Place } & (
  | {
      readonly text: string;
      /** Line of the file for each line of the text, where the text is only a part of it; from 1. */
      readonly lines?: readonly number[] | undefined;
    }
  | {
      readonly bytes: Uint8Array;
      /** Where it was made from; only lines that none of them has are looked at. */
      readonly before?: readonly Uint8Array[] | undefined;
    }
  /** Absolute. */
  | { readonly path: string }
  /** Becomes a finding as it is, with its fingerprint. */
  | { readonly judged: Judged }
);

export interface ScanOptions {
  /** Stored values; found also where they are encoded, and before any other rule. */
  readonly known?: readonly { readonly name: string; readonly value: string }[] | undefined;
  /** Whether findings say what the value looks like, all but its ends hidden. */
  readonly masked?: boolean | undefined;
}

export interface Scanned {
  readonly findings: readonly ScanFinding[];
  readonly items: number;
  /** Of what was looked through. */
  readonly bytes: number;
}

/**
 * Looks for secrets in what is handed in, by secretlint's rules and our own, away from the thread that draws. Findings
 * never hold the value. Bytes that are no text are searched for tokens that are known by their shape; text also for merges
 * that were not finished. What cannot be read is a finding as well. Names of files and sizes are judged by the caller.
 */
export interface Scanner {
  /** Begins what the next search needs anyway, so that it starts at once; what nobody takes ends by itself. */
  prepare?(): Promise<void>;
  /** Takes the items as fast as it looks through them. Rejects with OpsError `cancelled` or `scan-failed`. */
  scan(
    items: AsyncIterable<ScanItem> | Iterable<ScanItem>,
    signal: AbortSignal,
    options?: ScanOptions,
  ): Promise<Scanned>;
}
