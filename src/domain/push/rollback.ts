import type { Plan } from '#domain/procedure/plan.ts';
import type { RollbackOption } from '#domain/release/publish/rollback-options.ts';

/** A commit that somebody made since a release. */
export interface Since {
  readonly hash: string;
  readonly author: string;
  readonly subject: string;
}

/** Everything a person decides on before a release is taken back; made without changing anything. */
export interface RollbackReview {
  readonly schema: 1;
  readonly project: string;
  readonly path: string;
  readonly version: string | null;
  readonly tag: string | null;
  readonly commit: string;
  readonly branch: string;
  readonly remote: string;
  /** What is on the remote's branch since, the newest first. */
  readonly since: readonly Since[];
  /** `revert`: a new commit that takes its changes back. `rewind`: as if it had never been pushed. */
  readonly kind: 'revert' | 'rewind';
  /** Why it cannot be rewound; empty when it can. */
  readonly noRewind: readonly string[];
  /** What can still be done where it is published. */
  readonly published: readonly {
    readonly name: string;
    /** False where nobody can say whether it is. */
    readonly out: boolean;
    readonly options: readonly RollbackOption[];
  }[];
  readonly plan: Plan;
}

/** What a person wants of a rollback. */
export interface RollbackWish {
  /** A run, a version or a tag; null for the last push. */
  readonly word: string | null;
  readonly rewind: boolean;
  /** Lead the dist-tags of npm back to the version before. */
  readonly distTagBack: boolean;
  /** Reason to warn whoever installs it with; null for none. */
  readonly deprecate: string | null;
  /** Reason to have it yanked from an index of Python with; null for none. */
  readonly yank: string | null;
}

export const REVERT: RollbackWish = { word: null, rewind: false, distTagBack: false, deprecate: null, yank: null };
