/**
 * How a document names the version: `badge`, `install` (a pin in a command that installs), `pin` (one exact version),
 * `range` (a lower bound that stays true), `url` (a tag or file on the web), `file` (a package's file name), `image` (of a
 * container), `marked` (a line that says it follows the version), `mention` (anything else).
 */
export type PlaceKind = 'badge' | 'install' | 'pin' | 'range' | 'url' | 'file' | 'image' | 'marked' | 'mention';

/** One place of a document that names the current version of the package. */
export interface VersionPlace {
  /** Relative to the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line as it is, and as it would be with this place changed. */
  readonly before: string;
  readonly after: string;
  readonly kind: PlaceKind;
  /** Whether it certainly means this package; the others are for a person to choose. */
  readonly sure: boolean;
  /** The same for the same place of the next release, so that a choice can be remembered. */
  readonly key: string;
  /** Offsets into the text behind its byte order mark, which some readers keep and others drop, and what to write there. */
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly by: string;
}
