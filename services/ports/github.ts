import type { Secret } from '#domain/credentials/secret.ts';
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

/** A question with a credential of its own, to the address that belongs to it. */
export interface GitHubLook {
  /** Null asks without any. */
  readonly token: Secret | null;
  /** The usual address when null. */
  readonly baseUrl: string | null;
  readonly path: string;
  /** With a body it is a POST, else a GET. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/** What came back, a redirect too: nothing is followed, so the credential goes nowhere else. */
export interface GitHubSeen extends GitHubSaid {
  /** Host that was asked. */
  readonly host: string;
  readonly body: unknown;
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
  /** One question with that credential instead of the usual one; rejects only where no answer came. */
  look(asked: GitHubLook, signal: AbortSignal): Promise<GitHubSeen>;
  rateLimit(signal: AbortSignal): Promise<RateLimit>;
  repository(owner: string, name: string, commit: string, signal: AbortSignal): Promise<RepositoryFacts>;
}
