/** What a changelog needs to know of a commit; the parsed commits of the version rules have it all. */
export interface ChangelogCommit {
  readonly hash: string;
  /** Lower case; null when the subject is not in the conventional form. */
  readonly type: string | null;
  readonly scope: string | null;
  readonly breaking: boolean;
  /** The subject without type and scope; the whole subject when it has none. */
  readonly description: string;
  /** What each `BREAKING CHANGE:` footer says. */
  readonly notes: readonly string[];
  /** A merge tells nothing of its own. */
  readonly merge: boolean;
}
