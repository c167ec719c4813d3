import type { VersionMatch } from '#domain/release/publish/compare-version.ts';
import type { PackedPackage, Published, WorkLimits } from '#services/ports/publishing.ts';
import type { PackagePlace } from '#services/ports/registries.ts';

/** What was built, and by which program: `uv build`, `python3 -m build --no-isolation`. */
export interface BuiltPython {
  readonly files: readonly PackedPackage[];
  readonly by: string;
}

/** `not-run` is never good: `reason` says what is missing. */
export type CheckedPython =
  | { readonly state: 'passed'; readonly by: string; readonly warnings: readonly string[] }
  | { readonly state: 'failed'; readonly by: string; readonly problems: readonly string[] }
  | { readonly state: 'not-run'; readonly reason: string };

export interface PythonPublish {
  readonly place: PackagePlace;
  /** A folder of our own, 0700, outside of every project. */
  readonly runFolder: string;
  readonly files: readonly PackedPackage[];
}

/**
 * Publishing to a Python index. Failures are OpsError with the codes of `NpmPublishing`, and `tool-missing`;
 * `partly-published` (exit `partlyDone`): some files are there with our bytes, the next publish sends the rest.
 */
export interface PythonPublishing {
  /**
   * Builds a source archive and a wheel into `out`, an empty or absent folder: with uv where it is present, otherwise with
   * `build` in the environment of `python` (default `python3`), or in one that it makes when something is missing there.
   */
  build(work: { folder: string; out: string; python?: string | undefined }, limits: WorkLimits): Promise<BuiltPython>;
  /** Whether the index will be able to show the description (twine check). */
  check(files: readonly PackedPackage[], limits: WorkLimits): Promise<CheckedPython>;
  /** Sends the files that the index does not have yet; those it has must be ours. */
  publish(work: PythonPublish, limits: WorkLimits): Promise<Published>;
  /** What the index has of the files now. */
  settled(place: PackagePlace, files: readonly PackedPackage[], signal: AbortSignal): Promise<VersionMatch>;
}
