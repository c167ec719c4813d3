import type { AuditRecord } from '#domain/audit/event.ts';
import type { Credential, TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import type { AuditFilter, AuditVerdict, KeychainState } from '#store/credentials.ts';

/** A kind of credential as it is shown. */
export interface ShownProvider {
  readonly id: string;
  readonly title: string;
  /** Whether it has an address of its own; else a person says it. */
  readonly hasUsualUrl: boolean;
  readonly howTo: {
    readonly url: string;
    readonly steps: readonly string[];
    readonly permissions: readonly { readonly name: string; readonly usedFor: string }[];
  };
  /** Where a person revokes one. */
  readonly revokeUrl: string | null;
}

/** A credential and what else is known of it here. */
export interface ShownCredential {
  readonly credential: Credential;
  readonly provider: ShownProvider | null;
  /** What goes before the stored value now, so that the store does not matter. */
  readonly override: 'env' | 'systemd' | null;
  /** Where and until when (epoch ms) nothing is tried, after too many rejections. */
  readonly locked: { readonly host: string; readonly until: number } | null;
}

/** What a look at a value without network says. */
export interface Inspected {
  /** Id of the provider whose shape it has; null when none does. */
  readonly recognised: string | null;
  /** Of the chosen or the recognised provider: `fine-grained token`, or what is wrong with it. */
  readonly shape:
    | { readonly fits: true; readonly kind: string; readonly expiresAt: number | null }
    | { readonly fits: false; readonly problem: string }
    | null;
  /** The credential that has this value already. */
  readonly known: string | null;
}

/** What is to be added. */
export interface Adding {
  readonly value: Secret;
  /** Id of a provider. */
  readonly provider: string;
  readonly name: string;
  /** Null for the usual address. */
  readonly baseUrl: string | null;
  /** `owner:acme`, `path:~/work`; null for everything. */
  readonly rule: string | null;
  /** Whether it takes the place of one of that name. */
  readonly replace: boolean;
}

/** A value on its way to a person. */
export interface HandedOut {
  readonly value: Secret;
  /** How long it may stand where it is shown or copied to. */
  readonly forMs: number;
}

/** Something that looks like a secret, in a file. */
export interface ShownFinding {
  readonly fingerprint: string;
  /** Absolute, and as a person writes it: `~/.bashrc`. */
  readonly file: string;
  readonly path: string;
  readonly line: number;
  /** `GitHub token`, `value of github/main`. */
  readonly what: string;
  readonly masked: string;
  /** Which stored credential it is; null when none. */
  readonly known: string | null;
}

export interface Scanned {
  readonly files: number;
  readonly findings: readonly ShownFinding[];
  /** Findings that somebody accepted. */
  readonly accepted: number;
  /** What could not be read, one line each. */
  readonly unread: readonly string[];
}

/**
 * What the screens may ask of credentials. Everything rejects with OpsError; what is left out cannot be done here. No
 * call blocks: a store that does not answer ends with its own message at its deadline.
 */
export interface CredentialsDesk {
  readonly list: () => Promise<readonly ShownCredential[]>;
  /** The store of record, and the names in it (null when it cannot be asked); never prompts. */
  readonly store: () => Promise<{ readonly state: KeychainState; readonly names: readonly string[] | null }>;
  readonly providers: () => Promise<readonly ShownProvider[]>;

  /** `provider` as a person chose it; null to recognise it. */
  readonly inspect: (value: Secret, provider: string | null) => Promise<Inspected>;
  /** A name that is free: `github/main`. */
  readonly freeName: (provider: string) => Promise<string>;
  /** Why this cannot be a name; null when it can. */
  readonly nameProblem: (name: string) => string | null;
  /** Whether there is one of that name. */
  readonly isTaken: (name: string) => boolean;
  /** Asks the provider, without keeping anything. */
  readonly tryIt: (adding: Adding, signal: AbortSignal) => Promise<TestResult>;
  /** Stores it and reads it back; resolves only then. */
  readonly add: (adding: Adding, tested: TestResult | null) => Promise<Credential>;

  readonly test: (name: string, signal: AbortSignal) => Promise<TestResult>;
  readonly copy?: (name: string) => Promise<HandedOut>;
  readonly reveal?: (name: string) => Promise<HandedOut>;
  readonly remove: (name: string) => Promise<void>;
  readonly rotate?: (name: string) => Promise<ServiceReview>;
  /** Makes it worthless at its provider. */
  readonly revoke?: (name: string) => Promise<{ readonly refused: boolean; readonly summary: string }>;

  readonly unlock: (passphrase: Secret) => Promise<'unlocked' | 'denied'>;
  readonly lock?: () => Promise<void>;

  readonly scan?: (signal: AbortSignal) => Promise<Scanned>;
  /** Writes it down as meant to be there, so that it is not reported again. */
  readonly accept?: (finding: ShownFinding) => Promise<{ readonly undo: () => Promise<void> }>;
  /** What of a file would be stored, by name; `run` stores it, reads it back, leaves references, and tells what became of it. */
  readonly importFile?: (
    file: string,
  ) => Promise<{ readonly names: readonly string[]; readonly run: () => Promise<string> }>;

  readonly audit?: {
    /** Newest first. */
    readonly list: (filter: AuditFilter) => Promise<readonly AuditRecord[]>;
    readonly verify: () => Promise<AuditVerdict>;
  };
}
