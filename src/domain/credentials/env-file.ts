/** What is assigned to a name in a file of variables: from `from` to `to`, without the end of the line. */
interface Assignment {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** `export NAME=`, with its blanks. */
  readonly head: string;
}

const HEAD = /(?<=^|\n)[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*/gy;

/**
 * The assignments of a file of variables, as dotenv, systemd and a shell read it. What is inside the quotes of another one,
 * or behind `#`, is none. `text` may hold any bytes, one a character.
 */
function assignments(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  for (let at = 0; at < text.length;) {
    HEAD.lastIndex = at;
    const [head, name] = HEAD.exec(text) ?? [];
    const to = head === undefined ? endOfLine(text, at) : endOfValue(text, at + head.length);
    if (head !== undefined && name !== undefined) found.push({ from: at, to, name, head });
    at = endOfLine(text, to) + 1;
  }
  return found;
}

/** Where the line ends, before its `\r\n` or `\n`. */
function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** A value in quotes may go over several lines; what follows it on the last one belongs to it. */
function endOfValue(text: string, from: number): number {
  const quote = text[from];
  let last = from;
  if (quote === '"' || quote === "'") {
    let at = from + 1;
    while (at < text.length && text[at] !== quote) at += quote === '"' && text[at] === '\\' ? 2 : 1;
    // A quote that never ends is a letter like any other.
    if (at < text.length) last = at;
  }
  const end = endOfLine(text, last);
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** What stands in the file for a name, each as it is written; empty when nothing does. */
export function linesOf(text: string, name: string): readonly string[] {
  return assignments(text)
    .filter((one) => one.name === name)
    .map(({ from, to }) => text.slice(from, to));
}

/**
 * The file with every assignment of a name replaced, or one added at its end; every other byte stays. `lines` are put in the
 * places of those there are, in order, the last one for all that are left; none takes them away.
 */
function withLines(text: string, name: string, lines: readonly string[]): string {
  let out = '';
  let at = 0;
  const own = assignments(text).filter((one) => one.name === name);
  for (const [index, { from, to }] of own.entries()) {
    const line = lines[index] ?? lines.at(-1);
    out += text.slice(at, from) + (line ?? '');
    // A line that goes takes its end along.
    at = line === undefined ? Math.min(text.length, endOfLine(text, to) + 1) : to;
  }
  out += text.slice(at);
  const [line] = lines;
  if (own.length > 0 || line === undefined) return out;
  const end = out.includes('\r\n') ? '\r\n' : '\n';
  return `${out}${out === '' || out.endsWith('\n') ? '' : end}${line}${end}`;
}

/** The file with a value for a name. Null for a value that cannot be written so that every reader reads the same. */
export function withValue(text: string, name: string, value: string): string | null {
  const written = quotedValue(value);
  if (written === null) return null;
  const heads = assignments(text)
    .filter((one) => one.name === name)
    .map(({ head }) => head);
  return withLines(text, name, heads.length === 0 ? [`${name}=${written}`] : heads.map((head) => `${head}${written}`));
}

/**
 * The file with what was there for a name before, as {@link linesOf} told it: every other byte stays as it is now. `open`: its
 * last line had no end before ours came behind it.
 */
export function withFormer(text: string, name: string, lines: readonly string[], open = false): string {
  const out = withLines(text, name, lines);
  const wasLast = lines.length === 0 && open && text.startsWith(out);
  return wasLast ? out.replace(/\r?\n$/, '') : out;
}

/** What every reader of such files (dotenv, systemd, a shell) understands in the same way. */
function quotedValue(value: string): string | null {
  if (/[\r\n\0]/.test(value)) return null;
  if (/^[\w.@%+=:,/~-]+$/.test(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  return /["\\$`]/.test(value) ? null : `"${value}"`;
}
