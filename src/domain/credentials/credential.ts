import type { ProbeSettings } from './settings.ts';

/** Where the value comes from; the first two cannot be written. */
export type CredentialSource = 'env' | 'systemd' | 'keychain' | 'vault';

/** What a look at the provider told of a value. */
export type TestOutcome =
  | 'ok'
  /** It works, but not for everything it is there for. */
  | 'restricted'
  | 'expired'
  | 'rejected'
  /** Asked too often: says nothing of the value. */
  | 'throttled'
  /** No answer, another host, an answer that fits nothing: says nothing of the value. */
  | 'unknown'
  /** There is nothing to ask. */
  | 'unverified';

export interface TestResult {
  readonly outcome: TestOutcome;
  /** Epoch ms. */
  readonly at: number;
  /** What was seen, one line, never a value. */
  readonly summary: string;
  readonly hint?: string | undefined;
  /** Whose it is, as the provider says. */
  readonly account?: string | undefined;
  /** Rights as they were told or tried: `issues rw (tried)`. */
  readonly scopes?: readonly string[] | undefined;
  /** Epoch ms; null when the provider says it has no end, undefined when it says nothing. */
  readonly expiresAt?: number | null | undefined;
  /** A fault that passes, worth another try. */
  readonly passing?: boolean | undefined;
  /** Rejected by the provider itself: the only outcome that counts towards a lockout. */
  readonly rejection?: boolean | undefined;
}

/** Something the value was given to. */
export interface CredentialUse {
  /** `panel`, `push`, `git`, `service`, `env-file`. */
  readonly kind: string;
  /** `service:memory`, `/srv/app/.env`. */
  readonly target: string;
  /** File of variables in which a service reads it. */
  readonly file?: string | undefined;
  /** Name of the variable there. */
  readonly variable?: string | undefined;
  readonly at: number;
}

/** What is known of a credential; the value is only in its store. Times are epoch ms. */
export interface Credential {
  /** `github/main`: lower case, unique; the account name of the item in the store. */
  readonly name: string;
  /** Id of a provider: `github`, `npm`, `http` ... */
  readonly provider: string;
  readonly source: CredentialSource;
  /** Address of the provider, where it is not the usual one. */
  readonly baseUrl: string | null;
  /** For which owner or folder it is chosen: `owner:acme`, `path:~/work`. */
  readonly rule: string | null;
  /** `github_pat_…mLq1`. */
  readonly masked: string;
  /** First 8 hex digits of SHA-256 for values of 128 bits and more, else null. */
  readonly fingerprint: string | null;
  readonly createdAt: number;
  readonly rotatedAt: number | null;
  readonly expiresAt: number | null;
  /** Who told the end. */
  readonly expiryFrom: 'provider' | 'value' | 'person' | null;
  /** Days after which it should be replaced; 0 for never. Default 90. */
  readonly rotateDays: number;
  readonly tested: TestResult | null;
  readonly usedBy: readonly CredentialUse[];
  /** What it must be able to do, which a test tries: repositories, projects. */
  readonly wants?: readonly string[] | undefined;
  /** How a generic one is looked at. */
  readonly probe?: ProbeSettings | null | undefined;
  /** It was seen in plain text, or in an argument: replace it. */
  readonly leakedAt: number | null;
}

/** The worst that is known of it, in this order. */
export type CredentialState =
  | 'leaked'
  | 'rejected'
  | 'expired'
  | 'missing'
  | 'locked'
  | 'expiring'
  | 'rotate'
  | 'restricted'
  | 'unverified'
  | 'ok';
