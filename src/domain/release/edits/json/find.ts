import type { Step } from '#domain/release/edits/version-file.ts';

/** What decides where a list or an object ends. */
const SIGN = /["{}[\]]/g;
const BLANKS = /\s*/y;
const LITERAL = /[^\s,\]}]+/y;

interface Member {
  /** Undefined in a list. */
  readonly key: string | undefined;
  readonly value: number;
}

/**
 * Where the values begin that a way leads to; more than one when a key stands there more than once. The document was accepted
 * by a parser before. Only what lies on the way is looked into, so that a lock file of megabytes costs one pass.
 */
export function findJson(text: string, at: number, way: readonly Step[]): readonly number[] {
  const [step, ...rest] = way;
  const start = blanks(text, at);
  if (step === undefined) return [start];
  const found: number[] = [];
  let index = 0;
  for (const { key, value } of members(text, start)) {
    const fits =
      typeof step === 'object' ? key === undefined && named(text, value, step.name) : (key ?? index) === step;
    index++;
    if (!fits) continue;
    found.push(...findJson(text, value, rest));
    // Names in a list need not be unique; the first entry counts, as it does for who reads the document.
    if (key === undefined) break;
  }
  return found;
}

/** Where a value ends. */
export function valueEnd(text: string, at: number): number {
  const sign = text[at];
  if (sign === '"') return stringEnd(text, at);
  if (sign !== '{' && sign !== '[') return stop(LITERAL, text, at);
  let depth = 0;
  SIGN.lastIndex = at;
  for (let match = SIGN.exec(text); match !== null; match = SIGN.exec(text)) {
    const [one] = match;
    if (one === '"') SIGN.lastIndex = stringEnd(text, match.index);
    else depth += one === '{' || one === '[' ? 1 : -1;
    if (depth === 0) return SIGN.lastIndex;
  }
  return text.length;
}

function* members(text: string, start: number): Generator<Member> {
  const close = text[start] === '{' ? '}' : text[start] === '[' ? ']' : null;
  if (close === null) return;
  let at = blanks(text, start + 1);
  while (at < text.length && text[at] !== close) {
    let key: string | undefined;
    if (close === '}') {
      const end = stringEnd(text, at);
      key = unquoted(text.slice(at, end));
      // Past the colon.
      at = blanks(text, blanks(text, end) + 1);
    }
    yield { key, value: at };
    at = blanks(text, valueEnd(text, at));
    if (text[at] === ',') at = blanks(text, at + 1);
  }
}

function named(text: string, at: number, name: string): boolean {
  const value = findJson(text, at, ['name']).at(-1);
  return value !== undefined && text[value] === '"' && unquoted(text.slice(value, stringEnd(text, value))) === name;
}

function stringEnd(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

function unquoted(raw: string): string {
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

function blanks(text: string, at: number): number {
  return stop(BLANKS, text, at);
}

function stop(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
