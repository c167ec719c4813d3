/** Where a value stands in a document: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a document, before its place in the text is known. */
export interface Finding {
  readonly path: Path;
  /** Whether the key itself or its value is meant. */
  readonly part: 'key' | 'value';
  /** What is wrong and what was expected, without the key's name. */
  readonly message: string;
  readonly hint: string | null;
}

/** One thing that is wrong with a file, as a person is told. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** `checks[2].interval`; null when it is about the whole text. */
  readonly key: string | null;
  readonly message: string;
  readonly hint: string | null;
}

/** `checks[2].interval` */
export function keyOf(path: Path): string | null {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return text === '' ? null : text.replace(/^\./, '');
}

/** `~/config.yaml:3:5: checks[2].interval: there is no such key. Did you mean interval?` */
export function problemLine({ file, line, column, key, message, hint }: Problem): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${key === null ? '' : `${key}: `}${message}${hint === null ? '' : `. ${hint}`}`;
}

/** In the order of the text. */
export function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
