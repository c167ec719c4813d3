import type { VersionMatch } from '#domain/release/publish/compare-version.ts';
import type { NodeManager } from '#domain/release/publish/npm-commands.ts';
import type { PackagePlace } from '#services/ports/registries.ts';

/** A file that will be published; the sums are of its exact bytes. */
export interface Artifact {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** `sha512-<base64>`, `sha256-…` and `sha1-…`. */
  readonly digests: readonly string[];
}

/** A file inside of an artifact. */
export interface PackedFile {
  /** As it will lie in the installed package, without the folder every archive puts around it. */
  readonly path: string;
  readonly bytes: number;
}

export interface PackedPackage extends Artifact {
  /** From the manifest inside of the archive, not from the folder. */
  readonly package: string;
  readonly version: string;
  /** Read from the archive itself. */
  readonly files: readonly PackedFile[];
}

/** How long and how patiently one call may work. */
export interface WorkLimits {
  readonly signal: AbortSignal;
  /** Wall clock of each program that is started. */
  readonly timeoutMs: number;
}

/** Something that is done to a registry in a person's name. */
export interface RegistryWork {
  readonly place: PackagePlace;
  /** A folder of our own, 0700, outside of every project: the settings of the child lie there while it runs. */
  readonly runFolder: string;
  /** A one-time password; it goes to the child through its environment. */
  readonly otp?: string | undefined;
}

export interface NpmPublish extends RegistryWork {
  readonly artifact: PackedPackage;
  /** Chosen by the rule of dist-tags; always given, so that nothing becomes `latest` by accident. */
  readonly tag: string;
  /** Only scoped packages know it; null leaves it as it is. */
  readonly access: 'public' | 'restricted' | null;
  /** Proof of where it was built; possible in CI only. */
  readonly provenance: boolean;
}

/**
 * - `done`: the program said so
 * - `already`: the registry had exactly these bytes before anything was started
 * - `found`: the program failed or never answered, but the registry has exactly these bytes
 */
export interface Published {
  readonly outcome: 'done' | 'already' | 'found';
  /** One line for the record: what was seen. */
  readonly evidence: string;
}

export interface StagedPackage {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly tag: string | null;
  /** As far as the registry tells. */
  readonly digests: readonly string[];
}

export type StageSupport = { readonly state: 'yes' } | { readonly state: 'no' | 'unknown'; readonly reason: string };

/**
 * Publishing to an npm registry. Failures are OpsError: `otp-required` (its hint may name an address to confirm at),
 * `no-credential`, `bad-credential`, `forbidden`, `throttled`, `version-taken` (other bytes, or a number that was used
 * once), `publish-failed` (looked up: the registry does not have it), and `outcome-unknown` (exit `partlyDone`): it may
 * or may not be there, so nothing must be taken back until `settled` knows.
 */
export interface NpmPublishing {
  /** Packs once into `out`, an empty or absent folder. Scripts of the package run, without any credential. */
  pack(work: { folder: string; manager: NodeManager; out: string }, limits: WorkLimits): Promise<PackedPackage>;
  publish(work: NpmPublish, limits: WorkLimits): Promise<Published>;
  /** What the registry has of an artifact now. */
  settled(place: PackagePlace, artifact: PackedPackage, signal: AbortSignal): Promise<VersionMatch>;
  /** Whether a version can be put there to be approved later: by the registry and by the npm of this machine. */
  canStage(place: PackagePlace, limits: WorkLimits): Promise<StageSupport>;
  stage(work: Omit<NpmPublish, 'otp'>, limits: WorkLimits): Promise<StagedPackage>;
  /** What waits for approval, of this package. */
  staged(place: PackagePlace, signal: AbortSignal): Promise<readonly StagedPackage[]>;
  /** Makes a staged version public. Looked up like a publish. */
  approve(work: RegistryWork & { id: string; artifact: PackedPackage }, signal: AbortSignal): Promise<Published>;
  /** Takes a staged version away; fine when it is gone already. Registries may ask for a one-time password for it. */
  reject(work: RegistryWork & { id: string }, signal: AbortSignal): Promise<void>;
  /** An empty message takes the warning away. */
  deprecate(work: RegistryWork & { version: string; message: string }, limits: WorkLimits): Promise<void>;
  /** Lets a dist-tag point to a version. */
  tag(work: RegistryWork & { version: string; tag: string }, limits: WorkLimits): Promise<void>;
}
