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

/** A source as it was when a backup was made. */
export interface KeptSource {
  readonly name: string;
  readonly path: string;
  readonly exclude?: readonly string[] | undefined;
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
  readonly sources: readonly KeptSource[];
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
  readonly progress?: BackupProgress | undefined;
}

/** What looking at a backup found. */
export interface BackupVerdict {
  readonly ok: boolean;
  readonly files: number;
  readonly bytes: number;
  /** What is wrong, one line each; empty when it is ok. */
  readonly problems: readonly string[];
}

/** What changed since a backup was made; paths as in the backup. */
export interface BackupChanges {
  /** The first of each kind; `counts` has them all. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number };
}

/** How many backups stay: the newest of so many days, weeks, months (UTC), and the last so many whatever their age. */
export interface BackupKeep {
  readonly last: number;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

/** Where a restic repository is and where its password is read; the password itself is never held here. */
export interface ResticPlace {
  readonly repository: string;
  readonly passwordFile?: string | undefined;
  readonly passwordCommand?: { readonly file: string; readonly args: readonly string[] } | undefined;
}

/** What is configured about backups. */
export interface BackupSettings {
  /** Absolute. */
  readonly folder: string;
  readonly store: 'archive' | 'restic';
  readonly keep: BackupKeep;
  /** Besides those that are always backed up. */
  readonly sources: readonly BackupSource[];
  readonly restic: ResticPlace | null;
}

/** One thing of a backup, and where it is put back. What is moved aside lies in the same folder. */
export interface BackupPlace {
  /** As in the backup: a source, or something in it. */
  readonly entry: string;
  /** Absolute: where it belongs. */
  readonly path: string;
  /** Absolute: where what lies there now is moved to; in the same folder, so that moving is renaming. */
  readonly aside: string;
  /** Whether anything lay there. */
  readonly existed: boolean;
  /** What the source leaves out, relative to `path`: it is carried over to what is put back. */
  readonly exclude: readonly string[];
}

export type BackupProgress = (bytes: number, total: number | null) => void;

/**
 * Backups of this machine. A backup exists when its manifest was written at the end; what was cut is no backup and is tidied.
 * Errors are OpsError: `no-backup`, `no-space` (says how much is missing), `source-missing`, `backup-damaged`, `not-empty`,
 * `no-such-path`, `nothing-to-back-up`, `restic-failed`, `timeout`, `cancelled`. Everything but `list` happens in a process
 * of its own that ends with the signal; nothing is left behind then.
 */
export interface Backups {
  /** Writes one, 0600 in a folder 0700; checksums of what was read. */
  create(request: BackupRequest): Promise<Backup>;
  /** Newest first. */
  list(): Promise<readonly Backup[]>;
  /**
   * What is in it, at most `most` (5000): all, or what lies directly in `folder` (as a path of the backup; empty for the
   * sources).
   */
  entries(
    id: string,
    wish?: { readonly folder?: string | undefined; readonly most?: number | undefined },
  ): Promise<readonly BackupEntry[]>;
  /** Reads every byte back and compares; remembers when it is right. */
  verify(id: string, signal: AbortSignal, progress?: BackupProgress): Promise<BackupVerdict>;
  /** Restores to a folder aside, compares with the manifest, asks databases for their integrity, removes it; remembers. */
  test(id: string, signal: AbortSignal, progress?: BackupProgress): Promise<BackupVerdict>;
  /** What lies there now compared with the backup, at most `most` (1000) paths of each kind. */
  diff(id: string, signal: AbortSignal, most?: number): Promise<BackupChanges>;
  /**
   * Restores all, or some paths of it (each begins with the name of its source), below an empty or new folder. What the
   * sources were is put back in their places by the procedure `putback`, which can be undone.
   */
  restore(
    id: string,
    where: { readonly into: string; readonly paths?: readonly string[] | undefined },
    signal: AbortSignal,
    progress?: BackupProgress,
  ): Promise<{ readonly files: number; readonly bytes: number }>;
  /**
   * Puts one thing back where it was: restored beside, then what lies there is renamed aside and the restored one takes its
   * place. May be cut anywhere and be called again with the same place.
   */
  putBack(
    id: string,
    place: BackupPlace,
    signal: AbortSignal,
    progress?: BackupProgress,
  ): Promise<{ readonly files: number; readonly bytes: number }>;
  /** Takes that back: what lay there before lies there again, byte for byte. Needs no backup; may be called again. */
  takeBack(place: BackupPlace, signal: AbortSignal): Promise<void>;
  /** Whether it was put back and not taken back since. */
  isPutBack(place: BackupPlace): Promise<boolean>;
  /** Removes what was moved aside; then it can no longer be taken back. */
  forget(place: BackupPlace): Promise<void>;
  remove(id: string): Promise<void>;
  /** Takes away what backups left behind that were killed before they were one; those under way stay. Never throws. */
  tidy(): Promise<void>;
}
