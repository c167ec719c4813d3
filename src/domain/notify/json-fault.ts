/** Both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

interface Fault {
  /** Offset in the text. */
  readonly at: number;
  readonly message: string;
}

const WHITE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Where a text stops being JSON, and what is wrong there; null for JSON. */
export function jsonFault(text: string): Fault | null {
  let at = 0;
  const fail = (message: string): never => {
    throw new Broken(at, message);
  };
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found !== null;
  };
  const take = (letter: string): boolean => {
    skip(WHITE);
    if (text[at] !== letter) return false;
    at += 1;
    return true;
  };
  const string = (what: string): void => {
    skip(WHITE);
    if (!skip(STRING)) fail(text[at] === '"' ? 'this text does not end, or holds a line break or a lone \\' : what);
  };
  const list = (end: string, item: () => void): void => {
    if (take(end)) return;
    do item();
    while (take(','));
    if (!take(end)) fail(at >= text.length ? `the end is missing: ${end}` : `expected , or ${end}`);
  };
  const value = (): void => {
    skip(WHITE);
    if (take('{'))
      list('}', () => {
        string('expected a name in double quotes');
        if (!take(':')) fail('expected : after the name');
        value();
      });
    else if (take('[')) list(']', value);
    else if (text[at] === '"') string('');
    else if (!skip(PLAIN)) fail(at >= text.length ? 'a value is missing at the end' : 'expected a value');
  };
  try {
    value();
    skip(WHITE);
    return at < text.length ? { at, message: 'expected the end of the text' } : null;
  } catch (thrown) {
    if (thrown instanceof Broken) return { at: thrown.at, message: thrown.message };
    throw thrown;
  }
}

class Broken extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}
