import type { Learning, LearningDraft } from '#domain/learnings/learning.ts';

export interface LearningHit {
  readonly id: string;
  readonly title: string;
  /** The higher the better. */
  readonly score: number;
  /** The words around the match. */
  readonly snippet: string;
}

/**
 * Learnings as YAML files in one folder, which may be a git repository; an index beside the state makes them searchable and is
 * rebuilt from them. Errors are OpsError: `no-learning`, `bad-learning` (names file, line, column), `learnings-failed`.
 */
export interface Learnings {
  readonly folder: string;
  /** Writes a new file and gives it the next free id of the day (UTC), unique whatever else writes there now. */
  add(draft: LearningDraft, at: number): Promise<{ readonly learning: Learning; readonly path: string }>;
  /** Newest first; files that cannot be read are left out and told in `unreadable`. */
  list(): Promise<{
    readonly learnings: readonly Learning[];
    readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  }>;
  read(id: string): Promise<{ readonly learning: Learning; readonly path: string; readonly text: string }>;
  /** Full text over every field; best first. */
  search(words: string, limit: number): Promise<readonly LearningHit[]>;
  /** Marks an action item as done or open again, keeping the rest of the file as it is. */
  settle(id: string, task: string, done: boolean): Promise<void>;
}
