import type { Severity } from '#domain/release/secrets/finding.ts';

const MB = 1_000_000;
const WARN = 5 * MB;
const ASK = 50 * MB;
/** GitHub refuses a push that holds a file of 100 MB. */
const STOP = 100 * MB;

/** Larger files are not looked into. */
export const MOST_SCANNED = ASK;

/** What a file of this size means for a release; null when nothing. */
export function judgeSize(bytes: number): { readonly severity: Severity; readonly what: string } | null {
  if (bytes <= WARN) return null;
  const what = `a file of ${Math.round(bytes / MB)} MB`;
  return { what, severity: bytes >= STOP ? 'stop' : bytes > ASK ? 'ask' : 'warn' };
}
