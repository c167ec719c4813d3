import type { Problem } from './problem.ts';

/** The text of a file, or why it is none. A byte order mark is dropped. */
export function decode(file: string, bytes: Uint8Array): string | Problem {
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
  const good = validLength(bytes);
  const text = new TextDecoder().decode(bytes.subarray(0, good));
  if (good < bytes.length) return bad('this is not UTF-8', ...endOf(text));
  const zero = text.indexOf('\0');
  return zero === -1 ? text : bad('the file is not text: it has a zero byte', ...endOf(text.slice(0, zero)));
}

/** How many bytes from the start are UTF-8. */
function validLength(bytes: Uint8Array): number {
  if (isValid(bytes, false)) return bytes.length;
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValid(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  // The last character may have begun well and never ended.
  while (good > 0 && !isValid(bytes.subarray(0, good), false)) good -= 1;
  return good;
}

function isValid(bytes: Uint8Array, mayStop: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayStop });
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
