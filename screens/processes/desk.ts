import type { ProcessCard } from '#domain/processes/card.ts';
import type { ProcessRow } from '#domain/processes/row.ts';
import type { KillSignal } from '#domain/processes/signals.ts';

/** What a screen may ask about processes. Everything rejects with OpsError. */
export interface ProcessesDesk {
  /** One look at all of them; shares are those since the look before. */
  readonly look: () => Promise<readonly ProcessRow[]>;
  /** What the last look found; null before the first. */
  readonly latest: () => readonly ProcessRow[] | null;
  /** Looks at all and closely at one; null when that has ended. */
  readonly card: (process: { readonly pid: number; readonly startedAt: number }) => Promise<ProcessCard | null>;
  /** Begins a run that sends a signal and sees what comes of it; resolves to its id. */
  readonly send: (process: ProcessRow, signal: KillSignal) => Promise<string>;
}
