export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch ms. */
  readonly resetsAt: number;
  /** Epoch ms at which the credential ends; null when it does not or GitHub does not say. */
  readonly tokenEndsAt?: number | null | undefined;
}

export interface RepositoryFacts {
  /** Combined state of the checks of a commit; null when it has none. */
  readonly ci: 'success' | 'failure' | 'pending' | null;
  readonly openPullRequests: number;
  readonly openIssues: number;
}

/**
 * GitHub as an operator looks at it. Errors are OpsError with the codes `no-credential`, `bad-credential`, `forbidden`,
 * `throttled`, `not-found`, `timeout`, `tls` and the other codes of the net, and `github-failed`.
 */
export interface GitHub {
  /** Whether there is a credential; nothing is asked. */
  ready(): Promise<boolean>;
  rateLimit(signal: AbortSignal): Promise<RateLimit>;
  repository(owner: string, name: string, commit: string, signal: AbortSignal): Promise<RepositoryFacts>;
}
