/** How a generic http credential is looked at. */
export interface ProbeSettings {
  /** Name of the header; `Authorization` means `Bearer VALUE`, any other holds the value alone. */
  readonly header: string;
  /** Status of an answer that accepts it. */
  readonly ok: readonly number[];
}

/** What is written about one credential; null where nothing is. */
export interface CredentialItem {
  /** `github/main` */
  readonly name: string;
  /** Id of a provider. */
  readonly provider: string | null;
  /** Address of the provider; of `http` the one that is asked. */
  readonly baseUrl: string | null;
  /** Environment variable that goes before the stored value. */
  readonly variable: string | null;
  /** `owner:acme` or `path:/home/ana/work`. */
  readonly rule: string | null;
  /** 0 for never. */
  readonly rotateDays: number | null;
  /** What it must be able to do: `acme/api`. */
  readonly wants: readonly string[];
  readonly probe: ProbeSettings | null;
}

/** How credentials are treated. Durations in ms. */
export interface CredentialSettings {
  readonly items: readonly CredentialItem[];
  /** Days before its end at which a credential counts as expiring. */
  readonly expiringDays: number;
  /**
   * After so many rejections in a row nothing is tried for a while. One test tries so often while the provider has a fault of
   * its own, and waits in between, each time twice as long.
   */
  readonly lockout: {
    readonly tries: number;
    readonly delayMs: number;
    readonly failures: number;
    readonly forMs: number;
  };
  /** When a copied value is taken off the clipboard, and whether copying works over SSH. */
  readonly copy: { readonly clearMs: number; readonly overSsh: boolean };
  readonly revealMs: number;
  /** Fingerprints of findings in files that are meant to be there, or their first 16 digits. */
  readonly allow: readonly string[];
  /** Of one question to a provider. */
  readonly timeoutMs: number;
}

export const DEFAULT_CREDENTIALS: CredentialSettings = {
  items: [],
  allow: [],
  expiringDays: 14,
  lockout: { tries: 3, delayMs: 1000, failures: 5, forMs: 900_000 },
  copy: { clearMs: 30_000, overSsh: false },
  revealMs: 10_000,
  timeoutMs: 5000,
};

/** Stores that can be written. */
export type StoreDriver = 'secret-service' | 'keytar' | 'vault';

export interface KeychainSettings {
  readonly driver: StoreDriver;
  /** Of one call to the store. */
  readonly deadlineMs: number;
  /** A vault that nobody used for so long locks itself; 0 for never. */
  readonly idleLockMs: number;
}

export const DEFAULT_KEYCHAIN: KeychainSettings = { driver: 'secret-service', deadlineMs: 3000, idleLockMs: 900_000 };
