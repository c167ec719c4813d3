import type { Problem } from './problem.ts';

/**
 * The decoder of the platform, handed in because this room has none. A byte order mark is dropped; throws for what is not
 * UTF-8 when `fatal`, and with `mayStop` the last character may be cut.
 */
export type Utf8 = (bytes: Uint8Array, how: { readonly fatal: boolean; readonly mayStop: boolean }) => string;

/** The text of a file, or why it is none. A byte order mark is dropped. */
export function decode(file: string, bytes: Uint8Array, utf8: Utf8): string | Problem {
  const bad = (message: string, line: number | null = null, column: number | null = null): Problem => ({
    file,
    line,
    column,
    key: null,
    message,
    hint: 'Save it as UTF-8 text.',
  });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return bad('the file is UTF-16, expected UTF-8');
  const good = validLength(bytes, utf8);
  const text = utf8(bytes.subarray(0, good), { fatal: false, mayStop: false });
  if (good < bytes.length) return bad('this is not UTF-8', ...endOf(text));
  const zero = text.indexOf('\0');
  return zero === -1 ? text : bad('the file is not text: it has a zero byte', ...endOf(text.slice(0, zero)));
}

/** How many bytes from the start are UTF-8. */
function validLength(bytes: Uint8Array, utf8: Utf8): number {
  if (isValid(bytes, false, utf8)) return bytes.length;
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValid(bytes.subarray(0, middle), true, utf8)) good = middle;
    else bad = middle;
  }
  // The last character may have begun well and never ended.
  while (good > 0 && !isValid(bytes.subarray(0, good), false, utf8)) good -= 1;
  return good;
}

function isValid(bytes: Uint8Array, mayStop: boolean, utf8: Utf8): boolean {
  try {
    utf8(bytes, { fatal: true, mayStop });
    return true;
  } catch {
    return false;
  }
}

/** Line and column after a text. */
function endOf(text: string): [line: number, column: number] {
  const lines = text.split('\n');
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
}
