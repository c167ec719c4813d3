/** A folder or file that is backed up. */
export interface BackupSource {
  /** Unique in the backup and its folder there: `claude-pm`, `config`, `api-data`. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** What is left out, as globs relative to it. */
  readonly exclude?: readonly string[] | undefined;
  /** Whether the backup fails when it is not there. */
  readonly required: boolean;
}

/** One backup that was made whole. */
export interface Backup {
  /** `backup-20261120-143205-a1b2` */
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  readonly store: 'archive' | 'restic';
  /** The archive, or the repository it is in. */
  readonly place: string;
  /** What it takes on the disk; null where that cannot be told (restic). */
  readonly bytes: number | null;
  /** Of its content. */
  readonly contentBytes: number;
  readonly files: number;
  readonly sources: readonly { readonly name: string; readonly path: string }[];
  /** What could not be kept as it is, and why: sockets, FIFOs, files without rights. */
  readonly left: readonly { readonly path: string; readonly why: string }[];
  /** The recovery that made it; null for one that a person or a timer made. */
  readonly run: string | null;
  /** False when services were running meanwhile that write there. */
  readonly quiesced: boolean;
  /** When every byte was last read back and found right, epoch ms; null for never. */
  readonly verifiedAt: number | null;
  /** When it was last restored to a folder aside and compared, epoch ms; null for never. */
  readonly testedAt: number | null;
}

/** One thing in a backup. */
export interface BackupEntry {
  /** Relative, begins with the name of its source. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly bytes: number;
  /** Permission bits. */
  readonly mode: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
  /** Of a file; null otherwise. */
  readonly sha256: string | null;
  /** Of a link; null otherwise. */
  readonly target: string | null;
  /** Whether it was copied by SQLite's own backup, so that it is whole. */
  readonly database: boolean;
}

export interface BackupRequest {
  readonly sources: readonly BackupSource[];
  readonly run: string | null;
  readonly quiesced: boolean;
  readonly signal: AbortSignal;
  readonly progress?: ((bytes: number, total: number | null) => void) | undefined;
}

/** What looking at a backup found. */
export interface BackupVerdict {
  readonly ok: boolean;
  readonly files: number;
  readonly bytes: number;
  /** What is wrong, one line each; empty when it is ok. */
  readonly problems: readonly string[];
}

/**
 * Backups of this machine. A backup exists when its manifest was written at the end; what was cut is no backup and is tidied.
 * Errors are OpsError: `no-backup`, `no-space` (says how much is missing), `source-missing`, `backup-damaged`, `not-empty`,
 * `restic-failed`, `timeout`.
 */
export interface Backups {
  /** Writes one, 0600 in a folder 0700; checksums of what was read. */
  create(request: BackupRequest): Promise<Backup>;
  /** Newest first. */
  list(): Promise<readonly Backup[]>;
  entries(id: string): Promise<readonly BackupEntry[]>;
  /** Reads every byte back and compares; remembers when it is right. */
  verify(id: string, signal: AbortSignal): Promise<BackupVerdict>;
  /** Restores to a folder aside, compares with the manifest, asks databases for their integrity, removes it; remembers. */
  test(id: string, signal: AbortSignal): Promise<BackupVerdict>;
  /** Restores all, or some paths of it, below an empty or new folder; `into` null puts them back where they were. */
  restore(
    id: string,
    where: { readonly into: string | null; readonly paths?: readonly string[] | undefined },
    signal: AbortSignal,
  ): Promise<{ readonly files: number; readonly bytes: number }>;
  remove(id: string): Promise<void>;
}
