/** One file of a published version. */
export interface RegistryFile {
  readonly name: string;
  /**
   * Sums in the form of subresource integrity (`sha512-<base64>`, `sha256-…`, `sha1-…`), as many as the registry tells,
   * strongest first; empty when it tells none.
   */
  readonly digests: readonly string[];
  /** Why it was withdrawn (deprecated, yanked), `''` without a reason; null when it was not. */
  readonly withdrawn: string | null;
}

export type PackageLook =
  | { readonly state: 'absent' }
  | {
      readonly state: 'present';
      /** As the registry writes them, in no order. */
      readonly versions: readonly string[];
      /** Empty where a registry has none (PyPI). */
      readonly distTags: Readonly<Record<string, string>>;
      /** Versions that were deprecated or yanked. */
      readonly withdrawn: readonly string[];
    };

/** `removed`: it was published and taken back; the number can never be used again. */
export type VersionLook =
  | { readonly state: 'absent' }
  | { readonly state: 'removed' }
  | { readonly state: 'present'; readonly files: readonly RegistryFile[] };

/** `anonymous`: there is no credential for this registry, and nothing was asked. */
export type Identity =
  | { readonly state: 'known'; readonly user: string }
  | { readonly state: 'unknown'; readonly reason: string }
  | { readonly state: 'rejected' }
  | { readonly state: 'anonymous' };

export type WriteAccess =
  | { readonly state: 'yes' }
  | { readonly state: 'no'; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string };

/**
 * One registry as a release looks at it. `absent` is only ever the registry's own word; whatever else keeps us from
 * knowing is an OpsError: the codes of the net (`refused`, `timeout`, `reset`, `tls` ...), `bad-credential` (401),
 * `forbidden` (403), `throttled` (429), `registry-failed` (5xx), `too-large`, `garbage` (broken or not JSON),
 * `not-a-registry` (a web page), `redirected`, `hidden` (a 404 that may mean "not for you").
 */
export interface PackageRegistry {
  readonly kind: 'npm' | 'pypi';
  /** Where packages are read, without any credential in it; ends with a slash. */
  readonly url: string;
  look(name: string, signal: AbortSignal): Promise<PackageLook>;
  /** Past caches where the registry allows it, so that it may be asked right after a publish. */
  version(name: string, version: string, signal: AbortSignal): Promise<VersionLook>;
  whoami(signal: AbortSignal): Promise<Identity>;
  /** Whether who I am may write this package, where that can be known. */
  can(name: string, signal: AbortSignal): Promise<WriteAccess>;
}

/** Which package, seen from which folder: settings are read from there. */
export interface PackagePlace {
  /** The package's own name; its scope may choose the registry. */
  readonly name: string;
  /** Absolute; where its manifest is. */
  readonly folder: string;
  /** The top of its workspace when that is another folder above; settings of the folders between count too. */
  readonly top?: string | undefined;
  /** `publishConfig` of package.json: it decides over everything else. */
  readonly publishConfig?: Readonly<Record<string, unknown>> | undefined;
  /** The registry when the project itself names one, like `publishConfig.registry`. */
  readonly url?: string | null | undefined;
  /** PyPI: the name of a section of `.pypirc`, or the address of the upload; default `pypi`. */
  readonly repository?: string | undefined;
}

/** Finds the registry that a package is published to, by the settings of its package manager. */
export interface Registries {
  npm(place: PackagePlace): Promise<PackageRegistry>;
  pypi(place: PackagePlace): Promise<PackageRegistry>;
}
