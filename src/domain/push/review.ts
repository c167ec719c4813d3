import type { Plan } from '#domain/procedure/plan.ts';

export type PushKind = 'full' | 'quick' | 'hotfix';

/** What one commit does to the version. */
export interface WhyCommit {
  readonly hash: string;
  readonly subject: string;
  readonly counts: 'major' | 'minor' | 'patch' | 'none';
  readonly reason: string;
  /** Near misses: what was probably meant. */
  readonly warnings: readonly string[];
}

/** A version that can be chosen. */
export interface Candidate {
  /** `patch`, `minor`, `major`, `prerelease`, `explicit:X.Y.Z`. */
  readonly bump: string;
  readonly version: string;
  readonly recommended: boolean;
}

/** What was looked at while planning. */
export interface Finding {
  readonly id: string;
  readonly level: 'ok' | 'warning' | 'blocked' | 'unknown';
  readonly text: string;
  readonly hint: string | null;
}

/** An uncommitted change that a quick push could take. */
export interface ReviewedChange {
  readonly path: string;
  /** Where a renamed file was. */
  readonly from: string | null;
  readonly kind: 'changed' | 'renamed' | 'conflict' | 'untracked';
  readonly taken: boolean;
}

/** A place of a document that names the current version. */
export interface ReviewedPlace {
  /** The same for the same place of the next release. */
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** The line as it is, and with this place changed. */
  readonly before: string;
  readonly after: string;
  /** Whether this release changes it. */
  readonly taken: boolean;
  /** Nobody said yet whether it follows the version, and it is not sure that it means this package. */
  readonly open: boolean;
}

/** Everything a person decides on before a push; made without changing anything. */
export interface PushReview {
  readonly schema: 1;
  readonly project: { readonly id: string; readonly name: string; readonly path: string };
  readonly kind: PushKind;
  /** Null when nothing was ever released. */
  readonly current: string | null;
  /** Null when there is nothing to release, or for a quick push. */
  readonly next: string | null;
  readonly tag: string | null;
  /** `major|minor|patch|explicit:X.Y.Z`, null when nothing counts. */
  readonly bump: string | null;
  readonly candidates: readonly Candidate[];
  readonly why: readonly WhyCommit[];
  readonly diffstat: { readonly files: number; readonly insertions: number; readonly deletions: number };
  readonly branch: string;
  readonly remote: { readonly name: string; readonly url: string };
  readonly changelog: { readonly file: string; readonly style: string; readonly entry: string } | null;
  /** What will be published where: `npm api-gateway as latest`. */
  readonly publishes: readonly string[];
  /** Of one that goes through a pull request: its branch; null for one that is pushed straight. */
  readonly pullRequest: string | null;
  readonly findings: readonly Finding[];
  /** Of a quick push: what is not committed, taken or not. */
  readonly changes?: readonly ReviewedChange[];
  /** Where documents name the version; left out where nothing is released. */
  readonly places?: readonly ReviewedPlace[];
  /** Median of earlier runs; null when there are none. */
  readonly estimateMs: number | null;
  readonly earlierRuns: number;
  /** The steps; null when a finding blocks or there is nothing to do. */
  readonly plan: Plan | null;
}

/** What a person may choose before a push. */
export interface PushChoices {
  readonly kind: PushKind;
  /** `--bump`; null takes what the commits say. */
  readonly bump: string | null;
  readonly preid: string | null;
  /** Steps or phases to leave out, with the reason. */
  readonly skip: readonly { readonly id: string; readonly reason: string }[];
  /** Only these phases; empty means all. */
  readonly only: readonly string[];
  /** Text of the changelog entry when the person edited it. */
  readonly changelogEntry: string | null;
  /** Uncommitted files and folders a quick push takes, as reviewed; empty means every change of a tracked file. */
  readonly include: readonly string[];
  /** Commit message of a quick push. */
  readonly message: string | null;
  /** Package of a monorepo, by name; null for the project itself. */
  readonly packageName: string | null;
  /** Goes through a pull request, for a branch that takes no pushes. */
  readonly pullRequest: boolean;
}

export const NO_CHOICES: PushChoices = {
  kind: 'full',
  bump: null,
  preid: null,
  skip: [],
  only: [],
  changelogEntry: null,
  include: [],
  message: null,
  packageName: null,
  pullRequest: false,
};

/** The word that a person types to release it, and the name of its package where that is another: `api (@acme/api)`. */
export function titleOf({ id, name }: PushReview['project']): string {
  return id === name ? id : `${id} (${name})`;
}
