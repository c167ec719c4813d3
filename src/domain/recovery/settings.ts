/** What the configuration says of recoveries. */
export interface RecoverySettings {
  readonly validate: ValidateGate;
  /** What a finished recovery needs to be taken back is kept for the newest `runs`, and not longer than `forMs`. */
  readonly keep: { readonly runs: number; readonly forMs: number };
}

/** What is written about recovering one project. */
export interface ProjectRecovery {
  /** Must end well before dependencies that were installed anew count as good. */
  readonly check?: { readonly file: string; readonly args: readonly string[] } | undefined;
}

/** When what was recovered counts as healthy: `good` looks in a row that span `overMs`, one every `everyMs`. */
export interface ValidateGate {
  readonly good: number;
  readonly overMs: number;
  readonly everyMs: number;
}

const LONGEST_BETWEEN_MS = 5000;
const SHORTEST_BETWEEN_MS = 10;

/** Looks as often as is needed to see what comes and goes, and at least so often that `good` of them fit. */
export function validateGate({ good, overMs }: { readonly good: number; readonly overMs: number }): ValidateGate {
  const even = Math.floor(overMs / Math.max(1, good - 1));
  return { good, overMs, everyMs: Math.max(SHORTEST_BETWEEN_MS, Math.min(LONGEST_BETWEEN_MS, even)) };
}

export const DEFAULT_RECOVERY: RecoverySettings = {
  validate: validateGate({ good: 5, overMs: 60_000 }),
  keep: { runs: 5, forMs: 30 * 86_400_000 },
};
