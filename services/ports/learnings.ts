import type { Learning, LearningDraft } from '#domain/learnings/learning.ts';
import type { Problem } from '#domain/yaml/problem.ts';

export interface LearningHit {
  readonly id: string;
  readonly title: string;
  /** The higher the better. */
  readonly score: number;
  /** The words around the match, in one line. */
  readonly snippet: string;
}

/** A learning where it is kept. */
export interface KeptLearning {
  readonly learning: Learning;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export interface LearningList {
  readonly learnings: readonly Learning[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Learnings as YAML files in one folder, which may be a git repository; an index beside the state makes them searchable and is
 * rebuilt from them. Errors are OpsError: `no-learning`, `bad-learning` (names file, line, column), `learning-changed`,
 * `learnings-failed`.
 */
export interface Learnings {
  readonly folder: string;
  /** Writes a new file and gives it the next free id of the day (UTC), unique whatever else writes there now. */
  add(draft: LearningDraft, at: number): Promise<KeptLearning>;
  /** The same of a text that a person wrote, whose comments stay; the id and the time in it are set. */
  addText(text: string, at: number): Promise<KeptLearning>;
  /** Newest first; files that cannot be read are left out and told in `unreadable`. */
  list(): Promise<LearningList>;
  read(id: string): Promise<KeptLearning>;
  /** The same without judging the text, to mend it. */
  raw(id: string): Promise<Pick<KeptLearning, 'path' | 'text'>>;
  /** Replaces the text `before`; when another one is there now, nothing is written and it throws `learning-changed`. */
  write(id: string, text: string, before: string): Promise<KeptLearning>;
  /** Takes a file away that still has the text `before`; else nothing happens and it throws `learning-changed`. */
  remove(id: string, before: string): Promise<void>;
  /**
   * Full text over every field, best first. Every word is the beginning of one in the learning; with `any` one of them is
   * enough. Nothing is found by no words.
   */
  search(words: string, limit: number, match?: 'all' | 'any'): Promise<readonly LearningHit[]>;
  /** Marks an action item as done or open again, keeping the rest of the file as it is. */
  settle(id: string, task: string, done: boolean): Promise<void>;
  /** All that is wrong with the given files (absolute), or with the whole folder; also two files with one id. */
  validate(
    paths?: readonly string[],
  ): Promise<{ readonly files: readonly string[]; readonly problems: readonly Problem[] }>;
}
