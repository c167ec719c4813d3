import type { Status } from '#domain/status.ts';

/** What one failing look of an incident saw. */
export interface Proof {
  /** Epoch ms. */
  readonly at: number;
  readonly status: Status;
  readonly summary: string;
  /** Up to 4 KB of raw output; null for none. */
  readonly evidence: string | null;
}
