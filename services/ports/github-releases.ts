/** A repository on GitHub. */
export interface RepositoryPlace {
  readonly owner: string;
  readonly name: string;
}

export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** Whether all of it arrived; a lost upload leaves one that never did. */
  readonly complete: boolean;
  /** `sha256-<base64>`; null when GitHub does not tell. */
  readonly digest: string | null;
}

export interface ReleaseFacts {
  readonly id: number;
  readonly tag: string;
  /** Commit or branch that GitHub would tag when the tag is missing. */
  readonly target: string;
  readonly title: string;
  readonly notes: string;
  readonly draft: boolean;
  readonly prerelease: boolean;
  /** It can never be changed any more, and its tag name is used up. */
  readonly immutable: boolean;
  /** For people. */
  readonly url: string;
  readonly assets: readonly ReleaseAsset[];
}

export interface ReleaseDraft {
  readonly tag: string;
  /** The commit of the tag. */
  readonly target: string;
  readonly title: string;
  /** Markdown. */
  readonly notes: string;
  readonly prerelease: boolean;
}

/** CI of one commit: older statuses and check runs together. `none`: nothing reports about it. */
export interface CommitChecks {
  readonly state: 'none' | 'success' | 'failure' | 'pending';
  /** Names of what failed, and of what has not ended. Sorted. */
  readonly failed: readonly string[];
  readonly pending: readonly string[];
  readonly total: number;
}

/** A run of a workflow. `conclusion` is GitHub's own word, null until it is done. */
export interface WorkflowRun {
  readonly id: number;
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'success' | 'failure';
  readonly conclusion: string | null;
  readonly url: string;
}

export interface PullRequest {
  readonly number: number;
  readonly url: string;
}

/** How a pull request stands. */
export interface PullFacts extends PullRequest {
  readonly state: 'open' | 'closed' | 'merged';
  /** Of a merged one: the commit that its branch got for it; null else, and when GitHub does not tell. */
  readonly commit: string | null;
}

/**
 * GitHub as a release uses it. Every call is safe to repeat: what was done before, and was perhaps only not answered, is
 * found. Errors are OpsError with the codes of the GitHub port, `github-refused` (422) and `asset-differs`.
 */
export interface GitHubReleases {
  /** Whether there is a credential; nothing is asked. */
  ready(): Promise<boolean>;
  /** The release of a tag, a draft too; null when there is none. */
  find(place: RepositoryPlace, tag: string, signal: AbortSignal): Promise<ReleaseFacts | null>;
  /** Creates the draft of a tag, or brings the one that is there to these words; refused when the tag is released already. */
  draft(place: RepositoryPlace, draft: ReleaseDraft, signal: AbortSignal): Promise<ReleaseFacts>;
  /** Adds a file; one of that name with our bytes is kept, a half one replaced, another one is `asset-differs`. */
  upload(
    place: RepositoryPlace,
    release: number,
    file: { readonly path: string; readonly name: string },
    signal: AbortSignal,
  ): Promise<ReleaseAsset>;
  /** Makes a draft public. `latest` says whether it becomes the release that GitHub shows first. */
  publish(place: RepositoryPlace, release: number, latest: boolean, signal: AbortSignal): Promise<ReleaseFacts>;
  /** Replaces title and notes; possible even for an immutable release. */
  describe(
    place: RepositoryPlace,
    release: number,
    words: { readonly title: string; readonly notes: string },
    signal: AbortSignal,
  ): Promise<ReleaseFacts>;
  /** Deletes a draft; fine when it is gone, refused when it is public. */
  discard(place: RepositoryPlace, release: number, signal: AbortSignal): Promise<void>;
  checks(place: RepositoryPlace, commit: string, signal: AbortSignal): Promise<CommitChecks>;
  /** Runs that the push of a tag started, the newest first. */
  runsOfTag(
    place: RepositoryPlace,
    tag: { readonly name: string; readonly commit: string },
    signal: AbortSignal,
  ): Promise<readonly WorkflowRun[]>;
  /** Null when GitHub does not tell this token. */
  isProtected(place: RepositoryPlace, branch: string, signal: AbortSignal): Promise<boolean | null>;
  /** Opens a pull request, or finds the open one of these branches. */
  pullRequest(
    place: RepositoryPlace,
    pull: { readonly head: string; readonly base: string; readonly title: string; readonly body: string },
    signal: AbortSignal,
  ): Promise<PullRequest>;
  /** The open pull request of these branches; null when there is none. */
  findPull(
    place: RepositoryPlace,
    branches: { readonly head: string; readonly base: string },
    signal: AbortSignal,
  ): Promise<PullRequest | null>;
  pull(place: RepositoryPlace, number: number, signal: AbortSignal): Promise<PullFacts>;
  /** Closes a pull request without merging it, and says how it stands then: one that was merged stays so. */
  closePull(place: RepositoryPlace, number: number, signal: AbortSignal): Promise<PullFacts>;
}
