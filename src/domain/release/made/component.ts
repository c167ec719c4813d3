import type { VersionFile } from '#domain/release/edits/version-file.ts';

/** The tool that builds and publishes a component; `python` is any other build backend. */
export type Ecosystem =
  | 'npm'
  | 'pnpm'
  | 'yarn'
  | 'yarn-berry'
  | 'bun'
  | 'setuptools'
  | 'flit'
  | 'poetry'
  | 'hatch'
  | 'uv'
  | 'pdm'
  | 'python'
  | 'python-requirements'
  | 'cargo'
  | 'go'
  | 'version-file';

/** A program and its arguments; no shell ever sees it. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Where a component is published. */
export interface Publication {
  readonly registry: 'npm' | 'pypi';
  /** Address of the registry when the project names one; null for the usual one. */
  readonly url: string | null;
  readonly name: string;
  /** Only of scoped npm packages; null when the project does not say. */
  readonly access: 'public' | 'restricted' | null;
  /** The dist-tag the project asks for; null when it does not. */
  readonly tag: string | null;
}

/** One package of a monorepo. */
export interface WorkspacePackage {
  /** Below the project's folder. */
  readonly folder: string;
  readonly name: string | null;
  readonly version: string | null;
  readonly private: boolean;
  /** Names of other packages of the same monorepo it depends on, in any way. Sorted. */
  readonly dependencies: readonly string[];
  /** Its manifest, its entry in the lock file, and the ranges of those that depend on it. */
  readonly versionFiles: readonly VersionFile[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly publish: Publication | null;
}

/** One thing that a project builds, versions and publishes. */
export interface ReleaseComponent {
  /** Below the project's folder; empty for the project itself. */
  readonly folder: string;
  readonly ecosystem: Ecosystem;
  readonly name: string | null;
  /** Whether its manifest forbids publishing. */
  readonly private: boolean;
  /** As its files spell it; null when they say none. */
  readonly version: string | null;
  /**
   * `tag`: the tag is the version and nothing is written. `unknown`: it is computed, or its places do not agree; a warning
   * says why, and there is no release until a person named the files.
   */
  readonly versionFrom: 'files' | 'tag' | 'unknown';
  /** The first is the one that counts. Empty unless the version is in files. */
  readonly versionFiles: readonly VersionFile[];
  /** Below the project's folder. */
  readonly lockFile: string | null;
  /** `tag only`: its version is written, committed and tagged, but it is neither packed nor published. */
  readonly released: 'full' | 'tag only';
  /** Why it was taken for this, and why it is only tagged. Sentences without a full stop. */
  readonly reasons: readonly string[];
  /** What a person should look at before a release: two lock files, versions that differ. */
  readonly warnings: readonly string[];
  /** The package's own scripts, by name. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Installs exactly what the lock file says, or without one what the manifest asks for; null when that is nothing. */
  readonly install: Command | null;
  readonly build: Command | null;
  readonly test: Command | null;
  readonly docs: Command | null;
  /** Makes what is published; null when nothing is. */
  readonly pack: Command | null;
  /** Null when it is not published. */
  readonly publish: Publication | null;
  readonly workspaces: readonly WorkspacePackage[];
}

/** What a project is made of. */
export interface DetectedProject {
  /** Absolute. */
  readonly dir: string;
  /** The one that counts first: npm before Python before the others. Empty when nothing was recognised. */
  readonly components: readonly ReleaseComponent[];
  /** The version its components agree on, as semver; null when only the tag knows, or when they differ. */
  readonly version: string | null;
  /** What its package manager puts before a version in a tag; null when it does not say. */
  readonly tagPrefix: string | null;
  /** The script that deploys to the environment it is given, below the project; null without one. */
  readonly deployScript: string | null;
  /** The CI workflow that publishes what is tagged, below the project; null when none was found. */
  readonly publishingWorkflow: string | null;
  /** Why there is no one version: its files differ, or one has no counterpart; null when there is, or none says any. */
  readonly conflict: string | null;
  /** What concerns the project as a whole: nothing recognised. */
  readonly notes: readonly string[];
}
