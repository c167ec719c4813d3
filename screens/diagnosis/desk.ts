import type { Confirmation } from '#domain/confirm.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';

/** What a fix would do, before anybody agrees. */
export interface FixReview {
  readonly asks: Pick<Confirmation, 'tier' | 'title' | 'commands' | 'consequences' | 'button'>;
  /** Begins it; resolves to the id of the run once it is in its journal. */
  readonly start: () => Promise<string>;
}

/** What may be asked about causes. */
export interface DiagnoseDesk {
  /** Diagnoses what a check looks at; resolves to the id of the run once it is in its journal. Rejects with OpsError. */
  readonly start: (checkId: string) => Promise<string>;
  /** Plans a fix as the world is now; changes nothing. Rejects with OpsError. */
  readonly fix: (fix: Fix) => Promise<FixReview>;
}
