const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const POLYNOMIAL = 0xedb88320;
const BODY = 30;
const TAIL = 6;

/**
 * Whether a token of GitHub or npm is whole: after the prefix come 30 letters and their CRC-32 as 6 letters of base 62.
 * Null for a value of another make, of which this says nothing.
 */
export function isWhole(value: string): boolean | null {
  const [, body, tail] = /^(?:gh[pousr]|npm)_([\dA-Za-z]{30})([\dA-Za-z]{6})$/.exec(value) ?? [];
  return body === undefined ? null : tailOf(body) === tail;
}

/** The token of a prefix and 30 letters, with its checksum. */
export function withChecksum(prefix: string, body: string): string {
  if (body.length !== BODY) throw new RangeError(`The body of a token has ${BODY} letters.`);
  return `${prefix}_${body}${tailOf(body)}`;
}

function tailOf(body: string): string {
  let rest = crc32(body);
  let tail = '';
  do {
    tail = (LETTERS[rest % LETTERS.length] ?? '') + tail;
    rest = Math.floor(rest / LETTERS.length);
  } while (rest > 0);
  return tail.padStart(TAIL, '0');
}

/** CRC-32 (IEEE) of ASCII text, unsigned. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
