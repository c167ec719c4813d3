import type { ErrorPage, FileCursor } from '#services/ports/files.ts';

/** A page of a log whose error lines are wanted. */
export interface TriageQuestion {
  readonly path: string;
  readonly cursor: FileCursor;
  readonly maxBytes: number;
  /** Epoch ms, for times that leave out the year. */
  readonly now: number;
}

/** Null where nothing is there; what could not be read is told by its code and its words. */
export type TriageAnswer =
  | { readonly page: ErrorPage | null }
  | { readonly problem: { readonly code: string; readonly message: string } };

/** Both ends are ours, so it is enough to tell a message of ours from anything else. */
export function isTriageAnswer(message: unknown): message is TriageAnswer & { readonly id: number } {
  return (
    typeof message === 'object' && message !== null && 'id' in message && ('page' in message || 'problem' in message)
  );
}
