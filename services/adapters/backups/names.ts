import { isUtf8 } from 'node:buffer';

const FIRST = 0xdc00;

/**
 * A name of the file system as text that leads back to the very same bytes: a byte that is no UTF-8 becomes a lone
 * surrogate (U+DC80 to U+DCFF), as Python does it.
 */
export function textOfName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = [1, 2, 3, 4].find((many) => isUtf8(bytes.subarray(at, at + many)) && at + many <= bytes.length);
    text +=
      length === undefined ? String.fromCharCode(FIRST + (bytes[at] ?? 0)) : bytes.toString('utf8', at, at + length);
    at += length ?? 1;
  }
  return text;
}

/** The bytes of a name that {@link textOfName} made. */
export function bytesOfName(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text);
  return Buffer.concat(
    Array.from(text, (letter) =>
      letter.isWellFormed() ? Buffer.from(letter) : Buffer.of(letter.charCodeAt(0) - FIRST),
    ),
  );
}
