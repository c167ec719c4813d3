/** A text in a TOML document: the way to it, and what stands between its quotes. */
export interface TomlString {
  readonly way: readonly (string | number)[];
  readonly start: number;
  readonly end: number;
}

type Way = readonly (string | number)[];

/** White space, line ends, comments and a byte order mark. */
const TRIVIA = /(?:[\s\u{FEFF}]|#[^\n]*)*/uy;
const BLANKS = /[ \t]*/y;
const KEY = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"'.=[\]{}#,]+)/y;
/** Numbers, dates and booleans; dates may have one blank inside. */
const BARE = /[^,\]}#\r\n]*/y;
const STRING = /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/y;

/**
 * Every text in a document and where it stands. The document was accepted by a parser before: this only finds places and
 * judges nothing.
 */
export function scanToml(text: string): TomlString[] {
  const found: TomlString[] = [];
  /** How many entries a list of tables has so far, by its way. */
  const lists = new Map<string, number>();
  let at = 0;
  let table: Way = [];

  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  const keys = (): string[] => {
    const names: string[] = [];
    for (;;) {
      take(BLANKS);
      const match = take(KEY);
      if (match === null) return names;
      names.push(match[1] === undefined ? (match[2] ?? match[3] ?? '') : unescaped(match[1]));
      take(BLANKS);
      if (text[at] !== '.') return names;
      at++;
    }
  };
  /** The way of a table's name; a list of tables on it means its last entry. */
  const resolve = (names: readonly string[], until = names.length): Way => {
    const way: (string | number)[] = [];
    for (const [index, name] of names.entries()) {
      way.push(name);
      const count = index < until ? lists.get(JSON.stringify(way)) : undefined;
      if (count !== undefined) way.push(count - 1);
    }
    return way;
  };
  const header = (): Way => {
    const list = text.startsWith('[[', at);
    at += list ? 2 : 1;
    const names = keys();
    at += list ? 2 : 1;
    if (!list) return resolve(names);
    const way = resolve(names, names.length - 1);
    const id = JSON.stringify(way);
    const count = lists.get(id) ?? 0;
    lists.set(id, count + 1);
    return [...way, count];
  };
  const pair = (base: Way): void => {
    const way = [...base, ...keys()];
    // Past the equals sign.
    at++;
    take(BLANKS);
    value(way);
  };
  const inside = (close: string, item: (index: number) => void): void => {
    at++;
    for (let index = 0; at < text.length; index++) {
      take(TRIVIA);
      if (text[at] === close) break;
      item(index);
      take(TRIVIA);
      if (text[at] === ',') at++;
    }
    at++;
  };
  const value = (way: Way): void => {
    const start = at;
    if (text[at] === '[') inside(']', (index) => value([...way, index]));
    else if (text[at] === '{') inside('}', () => pair(way));
    else {
      const string = take(STRING)?.[0];
      if (string === undefined) take(BARE);
      const quotes = string !== undefined && /^(?:"""|''')/.test(string) ? 3 : 1;
      if (string !== undefined) found.push({ way, start: start + quotes, end: at - quotes });
    }
  };

  for (take(TRIVIA); at < text.length; take(TRIVIA)) {
    const before = at;
    if (text[at] === '[') table = header();
    else pair(table);
    // Nothing a parser accepts ends here; a scan that stands still must.
    if (at === before) break;
  }
  return found;
}

function unescaped(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}
