/** What lies at a path, a link not followed. */
export interface Entry {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  readonly bytes: number;
  /** Permission bits, for instance 0o644. */
  readonly mode: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
}

export interface Copied {
  readonly files: number;
  readonly bytes: number;
  readonly links: number;
  /** Links, by their path in the tree, that lead out of it; they were copied as they are. */
  readonly leadingOut: readonly string[];
  /** Sockets, pipes and devices, by their path in the tree; they were not copied. */
  readonly skipped: readonly string[];
}

export interface CopyOptions {
  /** Ends the copy between two files; what was copied is removed and OpsError `cancelled` is thrown. */
  readonly signal: AbortSignal;
  /** Called now and then with what is done so far. */
  readonly progress?: ((done: { readonly files: number; readonly bytes: number }) => void) | undefined;
}

interface WriteOptions {
  readonly mode?: number;
  readonly lasting?: boolean;
}

/**
 * Files below one folder, to read, write and remove. Every path is absolute and at or below `root`; OpsError
 * `outside-root` for any other, also for one that gets out through a link. Missing parents are made by what writes.
 * Errors are OpsError with the codes `outside-root`, `missing`, `exists`, `not-a-file`, `not-a-folder`, `too-large`,
 * `disk-full` (also a quota, and no inodes), `no-access`, `read-only`, `mount-hangs`, `cancelled`, `file-failed`.
 */
export interface Workspace {
  readonly root: string;
  /** Null when nothing is there; `too-large` beyond `maxBytes`, by default 64 MiB. Links are followed inside the root. */
  readBytes(path: string, maxBytes?: number): Promise<Uint8Array | null>;
  /**
   * Replaces the whole file at once, on the disk when it resolves: readers see the old bytes or the new ones. Mode and
   * owner of a file that is there stay; a new one gets `mode`, by default what the umask leaves of 0o666. A link stays and
   * the file it leads to is written. Killed in the middle it leaves the old file and perhaps one `.cpm-write-…` beside
   * it, which the next write of the same path takes away. `lasting: false` leaves it to the system when it comes to the
   * disk: for what is looked at again, and made again, when the machine went down.
   */
  write(path: string, data: Uint8Array | string, options?: WriteOptions): Promise<void>;
  /** With missing parents; fine when it is there already. */
  mkdir(path: string): Promise<void>;
  /** A file, a link (never what it leads to) or a whole folder; fine when nothing is there. The root itself stays. */
  remove(path: string): Promise<void>;
  /** Replaces a file that is there; links are moved as they are. */
  rename(from: string, to: string): Promise<void>;
  /** Whether anything is there, a link that leads nowhere included. */
  exists(path: string): Promise<boolean>;
  /** Null when nothing is there. */
  look(path: string): Promise<Entry | null>;
  /** Sets the permission bits of what is there; links are followed inside the root. */
  chmod(path: string, mode: number): Promise<void>;
  /**
   * Copies a file or folder from anywhere (absolute) to a path below the root where nothing is yet (`exists`). Shares
   * the blocks where the file system can; keeps modes and times; links stay links and are never followed. It works in a
   * thread of its own, and the target appears whole or not at all.
   */
  copyTree(from: string, to: string, options: CopyOptions): Promise<Copied>;
  /** Digest of a file's bytes, read piece by piece. Hexadecimal, or base64 as npm's `integrity` has it. */
  hashFile(path: string, algorithm: 'sha256' | 'sha512', encoding?: 'hex' | 'base64'): Promise<string>;
  /** Bytes that may still be written to the disk of the root by this user. */
  freeBytes(): Promise<number>;
}

/** Opens folders for writing. */
export interface Workspaces {
  /** The folder has to exist (`missing`, `not-a-folder`). */
  open(root: string): Promise<Workspace>;
}
