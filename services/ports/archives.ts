/** One entry of a package. */
export interface PackedFile {
  /** As it is written in the package, which may be anything. */
  readonly path: string;
  readonly kind: 'file' | 'link' | 'other';
  readonly size: number;
  /** Null for what is no file, and for files that are too large to hold. */
  readonly bytes: Uint8Array | null;
  /** Where a link leads. */
  readonly target: string | null;
}

/**
 * Looks into packages without writing anything: npm's tarballs, Python's sdists (`.tgz`, `.tar.gz`, `.tar`) and wheels
 * (`.whl`, `.zip`). Folders are left out. OpsError `package-unreadable` for what is broken, encrypted or of another kind,
 * `package-too-large` for more than a release can sensibly hold, also when it is packed very small.
 */
export interface Archives {
  read(path: string, signal: AbortSignal): Promise<AsyncIterable<PackedFile>>;
}
