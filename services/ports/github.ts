import type { Allowance, OnGitHub } from '#domain/github-verdict.ts';

/** What is left of the calls an account may make. */
export type RateLimit = Allowance;

/** A repository as GitHub sees it. */
export type RepositoryFacts = OnGitHub;

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
