/** Where something was found in what is to be released. */
export interface Place {
  /**
   * `tree`: a tracked file; `reviewed`: a file a person adds; `commit`, `message`: of a commit (without one, of that which
   * is to be made); `package`: a packed file.
   */
  readonly in: 'tree' | 'reviewed' | 'commit' | 'message' | 'package';
  /** In the repository or the package, with `/`; empty for a message. */
  readonly path: string;
  /** Full hash of the commit. */
  readonly commit?: string | undefined;
  /** File name of the package. */
  readonly package?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
}

/** `stop` never goes on without a person allowing this very finding; `ask` may be answered; `warn` is only told. */
export type Severity = 'stop' | 'ask' | 'warn';

/** Something that should not be released; it never holds the value. */
export interface ScanFinding {
  readonly place: Place;
  /** Kebab-case, stable. */
  readonly rule: string;
  /** What it is, for a sentence: `a GitHub token`. */
  readonly what: string;
  /** SHA-256 over rule, path and match: the same for the same finding at any line and commit. For the list of allowed ones. */
  readonly fingerprint: string;
  readonly severity: Severity;
  /** Name of the stored credential whose value it is. */
  readonly known?: string | undefined;
  /** What the value looks like, all but its ends hidden; only where that was asked for. */
  readonly masked?: string | undefined;
  /** Whether it is a secret, or a file that does not belong into a release. */
  readonly kind: 'secret' | 'file';
}

/** `src/a.ts, line 3`, with the commit or the package it is in. */
export function placeText({ in: where, path, commit = '', package: packed, line }: Place): string {
  const at = line === undefined ? path : `${path}, line ${line}`;
  const short = commit.slice(0, 10);
  const message = commit === '' ? 'the message to be committed' : `the message of commit ${short}`;
  if (where === 'message') return line === undefined ? message : `${message}, line ${line}`;
  if (where === 'commit') return `${at} of commit ${short}`;
  if (where === 'package') return `${at} of the package ${packed ?? ''}`.trimEnd();
  return where === 'reviewed' ? `${at} (to be added)` : at;
}

/** What a fingerprint is the SHA-256 of. */
export function fingerprintText(rule: string, path: string, match: string): string {
  return [rule, path, match].join('\0');
}
