/** Where the version of a project stands. */
export interface Sources {
  /** The version the project calls itself, as semver; null when only its tags know. */
  readonly manifest: string | null;
  /** The tag nearest to HEAD among its ancestors. */
  readonly nearestTag: string | null;
  /** The tag with the highest version anywhere, reachable from HEAD or not. */
  readonly highestTag: string | null;
  /** All published versions; null when there is no registry or it was not asked. */
  readonly registry: readonly string[] | null;
  readonly prefix: string;
  /** A release from an old line is meant, so higher ones elsewhere are no reason to refuse. */
  readonly hotfix?: boolean | undefined;
}

export type Source = 'manifest' | 'nearest tag' | 'highest tag' | 'registry' | 'nothing';

/** Why no version can be told; `code` is kebab-case and stable. */
export interface Refusal {
  readonly code: 'bad-version' | 'downgrade' | 'tags-not-monotonic';
  readonly message: string;
  readonly hint: string;
}
