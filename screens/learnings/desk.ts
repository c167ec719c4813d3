import type { LearnFrom } from '#domain/learnings/from.ts';
import type { Learning, LearningDraft } from '#domain/learnings/learning.ts';
import type { RelatedAbout } from '#domain/learnings/related.ts';
import type { LearningRow } from '#domain/learnings/row.ts';
import type { LearningHit } from '#store/state.ts';

/** A learning being written, as it is kept until it is saved. */
export interface Begun {
  readonly from: LearnFrom;
  readonly draft: LearningDraft;
  /** The whole file as a person wrote it in the editor; null while it follows from the draft. */
  readonly text: string | null;
  /** When it was kept, epoch ms; null for one that was just begun. */
  readonly keptAt: number | null;
}

export interface KnownLearnings {
  /** Newest first. */
  readonly rows: readonly LearningRow[];
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}

/** A learning of the past about the same. */
export interface SeenBefore {
  readonly id: string;
  readonly title: string;
}

/** What the screens may ask of learnings. Rejects with OpsError. */
export interface LearningsDesk {
  /** Where they are, as a person writes it: `~/learnings`. */
  readonly folder: () => string;
  /** `2026-11-20`, where this person is. */
  readonly today: () => string;
  readonly list: () => Promise<KnownLearnings>;
  readonly search: (words: string) => Promise<readonly LearningHit[]>;
  readonly read: (id: string) => Promise<{ readonly learning: Learning; readonly path: string }>;
  /** As it is read by people. */
  readonly markdown: (learning: Learning, kind: 'learning' | 'postmortem') => string;
  /** Writes that beside the learnings. */
  readonly export: (
    learning: Learning,
    kind: 'learning' | 'postmortem',
  ) => Promise<{ readonly path: string; readonly undo: () => Promise<void> }>;
  /** Marks an action item as done or open again. */
  readonly settle: (id: string, task: string, done: boolean) => Promise<void>;
  /** What has been seen before of this; the likest first. */
  readonly related: (about: RelatedAbout) => Promise<readonly SeenBefore[]>;

  /** What is known of it already, or the draft of it that was left. */
  readonly begin: (from: LearnFrom) => Promise<Begun>;
  /** The same without the draft that was left. */
  readonly anew: (from: LearnFrom) => Promise<Begun>;
  /** Drafts that were left, the latest first. */
  readonly kept: () => Promise<readonly Begun[]>;
  /** Keeps a draft until it is saved or dropped. */
  readonly keep: (begun: Omit<Begun, 'keptAt'>) => Promise<void>;
  readonly drop: (from: LearnFrom) => Promise<void>;
  /** The file that would be written, without its id. */
  readonly text: (draft: LearningDraft) => Promise<string>;
  /** What a text says, or what is wrong with it, each with line and column. */
  readonly judge: (
    text: string,
  ) => Promise<{ readonly draft: LearningDraft } | { readonly problems: readonly Problem[] }>;
  /** A private file with a text, for the person's editor; `read` gives what they left in it. */
  readonly file: (text: string) => Promise<{ readonly path: string; readonly read: () => Promise<string> }>;
  /** Writes it and forgets its draft; `undo` takes the file away again when nobody changed it, and keeps the draft. */
  readonly save: (begun: Omit<Begun, 'keptAt'>) => Promise<{
    readonly id: string;
    readonly path: string;
    readonly undo: () => Promise<void>;
  }>;
}

/** What is wrong with a text; `line` counts from 1, null where it is about the whole. */
export interface Problem {
  readonly line: number | null;
  readonly message: string;
}
