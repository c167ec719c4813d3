/** What {@link parseLog} reads, for `git log -z`: no name and no message can hold a NUL. */
export const LOG_FORMAT = '--format=%m%H %P%x00%B';
const FIELDS = 2;
/** What stands before the hash. */
const MARK = 1;

export interface LoggedCommit {
  readonly hash: string;
  readonly parents: readonly string[];
  /** The first line of the message. */
  readonly subject: string;
  /** What follows, without empty lines around it. */
  readonly body: string;
}

export interface Logged {
  /** In the order git printed them. */
  readonly commits: readonly LoggedCommit[];
  /** Hashes of the commits right below them, with `--boundary`. */
  readonly boundary: readonly string[];
}

/** Reads `git log -z` with {@link LOG_FORMAT}; half a commit at the end is left out. */
export function parseLog(text: string): Logged {
  const fields = text.split('\0');
  const commits: LoggedCommit[] = [];
  const boundary: string[] = [];
  for (let at = 0; at + FIELDS <= fields.length; at += FIELDS) {
    const marked = fields[at] ?? '';
    const space = marked.indexOf(' ');
    const hash = marked.slice(MARK, space);
    if (marked.startsWith('-')) boundary.push(hash);
    else commits.push(commitOf(hash, marked.slice(space + 1), fields[at + 1] ?? ''));
  }
  return { commits, boundary };
}

function commitOf(hash: string, parents: string, message: string): LoggedCommit {
  const text = message.trim();
  const end = text.indexOf('\n');
  return {
    hash,
    parents: parents === '' ? [] : parents.includes(' ') ? parents.split(' ') : [parents],
    subject: end < 0 ? text : text.slice(0, end).trimEnd(),
    body: end < 0 ? '' : text.slice(end + 1).replace(/^(?:[ \t]*\r?\n)+/, ''),
  };
}
