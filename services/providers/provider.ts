import type { TestResult } from '#domain/credentials/credential.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import type { ProbeSettings } from '#domain/credentials/settings.ts';
import type { World } from '#services/ports/world.ts';

/** How a person makes one, shown before they paste it. */
export interface HowTo {
  readonly url: string;
  readonly steps: readonly string[];
  /** What it may do, and what for: `Issues: read and write` → `panel of the project`. */
  readonly permissions: readonly { readonly name: string; readonly usedFor: string }[];
}

/** What a look without network says of a pasted value. */
export type Shape =
  | {
      readonly fits: true;
      readonly kind: string;
      readonly expiresAt?: number | undefined;
      readonly scopes?: readonly string[];
    }
  /** What is wrong with it, for a person; never the value. */
  | { readonly fits: false; readonly problem: string };

export interface TestOptions {
  readonly world: World;
  /** The provider's usual address when null. */
  readonly baseUrl: string | null;
  /** What it must be able to do: repositories, projects. */
  readonly wants?: readonly string[] | undefined;
  /** How a generic one is looked at. */
  readonly probe?: ProbeSettings | null | undefined;
  readonly signal: AbortSignal;
}

/** How a key is replaced without a moment in which none works. Left out where only a person can. */
export interface Rotation {
  /** A further key beside the old one, with `label`, so that one made before a crash is found again. */
  create(value: Secret, label: string, options: TestOptions): Promise<{ readonly id: string; readonly value: Secret }>;
  /** Keys there are: ids, labels, last use (epoch ms), start of the value. */
  list(
    value: Secret,
    options: TestOptions,
  ): Promise<
    readonly {
      readonly id: string;
      readonly label: string;
      readonly prefix: string | null;
      readonly lastUsedAt: number | null;
    }[]
  >;
  revoke(value: Secret, id: string, options: TestOptions): Promise<void>;
}

/** One kind of credential, one file; the registry is generated. */
export interface Provider {
  readonly id: string;
  /** `GitHub` */
  readonly title: string;
  /** Environment variables in which it is usually found; the first is the one that is set. */
  readonly variables: readonly string[];
  readonly howTo: HowTo;
  /** Days after which it should be replaced. */
  readonly rotateDays: number;
  /** Whether a value looks like one of its own, by its prefix. */
  recognises(value: string): boolean;
  shape(value: string): Shape;
  /** Asks the provider. Never throws for what the provider says or does: that is an outcome. */
  test(value: Secret, options: TestOptions): Promise<TestResult>;
  readonly rotation?: Rotation | undefined;
  /** Makes a value worthless for good, also one that leaked. */
  readonly revoke?: ((value: Secret, options: TestOptions) => Promise<void>) | undefined;
  /** Where a person revokes it, when there is no call for it. */
  readonly revokeUrl?: string | undefined;
}

/** Types a provider; the default export of every other file in this folder. */
export function defineProvider(provider: Provider): Provider {
  return provider;
}
