export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch ms. */
  readonly resetsAt: number;
}

export interface RepositoryFacts {
  /** Combined state of the checks of a commit; null when it has none. */
  readonly ci: 'success' | 'failure' | 'pending' | null;
  readonly openPullRequests: number;
  readonly openIssues: number;
}

/** GitHub as an operator looks at it. Every call throws OpsError `no-credential` until one exists. */
export interface GitHub {
  rateLimit(signal: AbortSignal): Promise<RateLimit>;
  repository(owner: string, name: string, commit: string, signal: AbortSignal): Promise<RepositoryFacts>;
}
