import type { Json } from '#domain/json.ts';

/** What a method answered instead of a result. */
export class Fault extends Error {
  readonly code: number;

  constructor(code: number, text: string) {
    super(text);
    this.code = code;
  }
}

/** Deeper than any answer of supervisor, and no danger for the stack. */
const DEEPEST = 16;
/** A tag, or text up to the next one. */
const TOKEN = /<([^<>]*)>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A call of a method; text must be free of control characters, which XML cannot carry. */
export function encodeCall(method: string, args: readonly (string | number | boolean)[]): string {
  const params = args.map((arg) => `<param><value>${encoded(arg)}</value></param>`).join('');
  return `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params}</params></methodCall>`;
}

function encoded(arg: string | number | boolean): string {
  if (typeof arg === 'boolean') return `<boolean>${Number(arg)}</boolean>`;
  if (typeof arg === 'number') return `<int>${arg}</int>`;
  return `<string>${arg.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</string>`;
}

/** The result of a call. Throws {@link Fault} when the method failed, SyntaxError for anything that is no answer. */
export function decodeAnswer(text: string): Json {
  const reader = new Reader(text.replace(/^\s*<\?xml[^>]*\?>/, ''));
  reader.open('methodResponse');
  if (reader.opens('fault')) {
    const fault = reader.value(0);
    if (typeof fault !== 'object' || fault === null || !('faultCode' in fault))
      throw nonsense('a fault without a code');
    const said = fault['faultString'];
    throw new Fault(Number(fault['faultCode']), typeof said === 'string' ? said : '');
  }
  for (const tag of ['params', 'param']) reader.open(tag);
  const value = reader.value(0);
  for (const tag of ['/param', '/params', '/methodResponse']) reader.open(tag);
  return value;
}

/** Walks from tag to tag; text between tags that hold others is only blanks. */
class Reader {
  private readonly tokens: Iterator<RegExpExecArray, undefined>;
  private next: { readonly tag: string | null; readonly text: string } | null = null;

  constructor(text: string) {
    this.tokens = text.matchAll(TOKEN);
    this.step();
  }

  /** Takes a tag, which must come now. */
  open(tag: string): void {
    if (!this.opens(tag)) throw nonsense(`<${tag}> is missing`);
  }

  /** Takes a tag if it comes now. */
  opens(tag: string): boolean {
    this.skipBlanks();
    if (this.next?.tag !== tag) return false;
    this.step();
    return true;
  }

  value(depth: number): Json {
    if (depth > DEEPEST) throw nonsense('it is nested too deeply');
    this.open('value');
    const value = this.content(depth);
    this.open('/value');
    return value;
  }

  private content(depth: number): Json {
    const before = this.text();
    const tag = this.next?.tag ?? null;
    // A value without a type is text.
    if (tag === null || tag === '/value') return before;
    this.step();
    if (tag.endsWith('/')) return tag === 'nil/' ? null : '';
    const value = this.typed(tag, depth);
    this.open(`/${tag}`);
    return value;
  }

  private typed(tag: string, depth: number): Json {
    switch (tag) {
      case 'struct':
        return this.struct(depth);
      case 'array':
        return this.array(depth);
      case 'int':
      case 'i4':
      case 'i8':
      case 'double':
        return number(this.text());
      case 'boolean':
        return this.text().trim() === '1';
      case 'nil':
        return null;
      default:
        return this.text();
    }
  }

  private struct(depth: number): Json {
    const entries: [string, Json][] = [];
    while (this.opens('member')) {
      this.open('name');
      const name = this.text();
      this.open('/name');
      entries.push([name, this.value(depth + 1)]);
      this.open('/member');
    }
    return Object.fromEntries(entries);
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    if (this.opens('data/')) return items;
    this.open('data');
    while (!this.opens('/data')) items.push(this.value(depth + 1));
    return items;
  }

  private text(): string {
    if (this.next === null || this.next.tag !== null) return '';
    const { text } = this.next;
    this.step();
    return unescaped(text);
  }

  private skipBlanks(): void {
    if (this.next !== null && this.next.tag === null && this.next.text.trim() === '') this.step();
  }

  private step(): void {
    const token = this.tokens.next().value;
    this.next = token === undefined ? null : { tag: token[1] ?? null, text: token[2] ?? '' };
  }
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw nonsense(`${text.slice(0, 20)} is no number`);
  return value;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : '\uFFFD';
  });
}

function nonsense(why: string): SyntaxError {
  return new SyntaxError(`this is no answer of XML-RPC: ${why}`);
}
