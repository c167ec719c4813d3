/** What {@link parseLog} reads, for `git log -z`: no name and no message can hold a NUL. */
export const LOG_FORMAT = '--format=%m%H%x00%P%x00%an%x00%ct%x00%B';
const FIELDS = 5;

export interface LoggedCommit {
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: string;
  /** Committed at, epoch ms. */
  readonly at: number;
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
    const [marked = '', parents = '', author = '', seconds = '', message = ''] = fields.slice(at, at + FIELDS);
    const hash = marked.slice(1);
    if (marked.startsWith('-')) boundary.push(hash);
    else commits.push({ hash, ...parentsOf(parents), author, at: Number(seconds) * 1000, ...textOf(message) });
  }
  return { commits, boundary };
}

function parentsOf(text: string): Pick<LoggedCommit, 'parents'> {
  return { parents: text === '' ? [] : text.split(' ') };
}

function textOf(message: string): Pick<LoggedCommit, 'subject' | 'body'> {
  const text = message.trimStart();
  const end = text.indexOf('\n');
  if (end < 0) return { subject: text.trimEnd(), body: '' };
  return {
    subject: text.slice(0, end).trimEnd(),
    body: text
      .slice(end + 1)
      .replace(/^(?:[ \t]*\r?\n)+/, '')
      .trimEnd(),
  };
}
