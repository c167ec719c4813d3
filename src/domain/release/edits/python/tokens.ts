/** A piece of Python; comments, blanks and line ends inside of brackets are left out. */
export interface PythonToken {
  /** `line` ends a statement, and so does a semicolon. */
  readonly kind: 'name' | 'string' | 'op' | 'line';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Brackets around it. */
  readonly depth: number;
  /** Whether it begins its line without indentation. */
  readonly first: boolean;
}

const SKIPPED = /(?:[ \t\f\u{FEFF}]+|#[^\r\n]*|\\\r?\n)+/uy;
const LINE = /\r\n|\n|\r/y;
const OPEN = /([a-zA-Z]{0,2})("""|'''|"|')/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
/** `==` must not look like an assignment. */
const OPERATOR = /[=!<>:*/+-]=|[^]/y;

/** Tokens of a module, or the offset of a text that never ends. */
export function pythonTokens(source: string): PythonToken[] | { readonly unclosed: number } {
  const tokens: PythonToken[] = [];
  let [at, depth] = [0, 0];
  const end = (pattern: RegExp): number | null => {
    pattern.lastIndex = at;
    return pattern.test(source) ? pattern.lastIndex : null;
  };
  while (at < source.length) {
    const skipped = end(SKIPPED);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const first = at === 0 || /[\r\n]/.test(source[at - 1] ?? '') || (at === 1 && source.startsWith('\u{FEFF}'));
    const push = (kind: PythonToken['kind'], stop: number) => {
      tokens.push({ kind, start: at, end: stop, text: source.slice(at, stop), depth, first });
      at = stop;
    };
    const line = end(LINE);
    if (line !== null) {
      if (depth === 0) push('line', line);
      else at = line;
      continue;
    }
    OPEN.lastIndex = at;
    const open = OPEN.exec(source);
    if (open !== null) {
      const stop = closed(source, OPEN.lastIndex, open[2] ?? '');
      if (stop === null) return { unclosed: at };
      push('string', stop);
      continue;
    }
    const name = end(NAME);
    if (name !== null) {
      push('name', name);
      continue;
    }
    const stop = end(OPERATOR) ?? at + 1;
    const sign = source.slice(at, stop);
    if (/[)\]}]/.test(sign)) depth = Math.max(0, depth - 1);
    push(sign === ';' && depth === 0 ? 'line' : 'op', stop);
    if (/[([{]/.test(sign)) depth++;
  }
  return tokens;
}

/** Where a text ends that begins at `from`; null when it never does. */
function closed(source: string, from: number, quote: string): number | null {
  for (let at = from; at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at += source.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (source.startsWith(quote, at)) return at + quote.length;
    else if (quote.length === 1 && (sign === '\n' || sign === '\r')) return null;
  }
  return null;
}
