import type { Allowance, OnGitHub } from '#domain/github-verdict.ts';

/** What is left of the calls an account may make. */
export type RateLimit = Allowance;

/** A repository as GitHub sees it. */
export type RepositoryFacts = OnGitHub;

/** One answer of GitHub as it came, whatever it says. */
export interface GitHubSaid {
  readonly status: number;
  /** Lower-case names; only those that tell of limits, rights, the token's end and the time. */
  readonly headers: Readonly<Record<string, string>>;
  /** What it says for people; empty when nothing. */
  readonly message: string;
}

/**
 * GitHub as an operator looks at it. Errors are OpsError with the codes `no-credential`, `bad-credential`, `forbidden`,
 * `throttled`, `not-found`, `timeout`, `tls` and the other codes of the net, and `github-failed`.
 */
export interface GitHub {
  /** Whether there is a credential; nothing is asked. */
  ready(): Promise<boolean>;
  /**
   * One GET with the credential, for who wants to know why something does not work. Refusals are answers; rejects only
   * where none came: `no-credential`, `timeout`, and the codes of the net.
   */
  ask(path: string, signal: AbortSignal): Promise<GitHubSaid>;
  rateLimit(signal: AbortSignal): Promise<RateLimit>;
  repository(owner: string, name: string, commit: string, signal: AbortSignal): Promise<RepositoryFacts>;
}
