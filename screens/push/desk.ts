import type { PushChoices, PushReview } from '#domain/push/review.ts';
import type { RollbackReview, RollbackWish } from '#domain/push/rollback.ts';

/** What a screen may ask about releasing a project. Everything rejects with OpsError. */
export interface PushDesk {
  /** Looks at a project and plans; changes nothing. */
  readonly review: (path: string, choices: PushChoices) => Promise<PushReview>;
  /** Begins what was reviewed; resolves to the id of the run once it is in its journal. */
  readonly start: (review: PushReview) => Promise<string>;
  /** Looks at a release that is to be taken back; changes nothing. */
  readonly reviewRollback: (path: string, wish: RollbackWish) => Promise<RollbackReview>;
  /** Begins to take it back as it was reviewed; resolves as `start`. */
  readonly startRollback: (review: RollbackReview) => Promise<string>;
  /** Does what only looks before anything is written, and changes nothing; one line each. */
  readonly dryRun: (review: PushReview) => Promise<readonly string[]>;
  /** Writes the plan down for `push apply`; resolves to the path of the file. */
  readonly savePlan: (review: PushReview) => Promise<string>;
  /** Remembers which places of a project's documents follow the version, by key. */
  readonly choosePlaces: (path: string, said: Readonly<Record<string, boolean>>) => Promise<void>;
  /** A private file with a text, for the person's editor; `read` gives what they left in it. */
  readonly draft: (text: string) => Promise<{ readonly path: string; readonly read: () => Promise<string> }>;
}
