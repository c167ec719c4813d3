/** How a file says its version. */
export type VersionFormat = 'json' | 'toml' | 'yaml' | 'python' | 'setup.py' | 'setup.cfg' | 'plain' | 'pattern';

/** One step on the way to a value: a key, a position, or the entry of a list that has this name. */
export type Step = string | number | { readonly name: string };

/** One value in a file that follows the version. */
export interface VersionPlace {
  /**
   * The way to the value: keys of a document (json, toml, yaml), section and key (setup.cfg), the name of a variable
   * (python), a keyword of `setup()` (setup.py). Empty where the whole file says one version (plain, pattern).
   */
  readonly at: readonly Step[];
  /** A version is replaced; of a range (`^1.2.0`) only the version in it is, and what names no version stays. */
  readonly role: 'version' | 'range';
  /** A place that may be missing: older lock files know less. */
  readonly optional?: true;
}

/** A file that carries the version of something, and where in it. Plain data, so a saved plan can hold it. */
export interface VersionFile {
  /** Below the project's folder, with forward slashes. */
  readonly path: string;
  readonly format: VersionFormat;
  /** How a version must be spelled in it: `1.2.0-rc.1` or `1.2.0rc1`. */
  readonly scheme: 'semver' | 'pep440';
  readonly places: readonly VersionPlace[];
  /** Of format `pattern`: a regular expression whose group `version` is the version. */
  readonly pattern?: string;
}

/** One line that an edit changed; without its line ending. */
export interface ChangedLine {
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface Edited {
  readonly text: string;
  /** Empty when the file said so already. */
  readonly changed: readonly ChangedLine[];
  /** Ranges that were left as they are, since they are more than one version, and that the new version is not in. */
  readonly unmet: readonly { readonly line: number; readonly range: string }[];
}
