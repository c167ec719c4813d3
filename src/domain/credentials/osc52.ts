const PREFIX = '\u001B]52;c;';
const END = '\u0007';

/** What puts a text on the clipboard of the terminal, also of one at the other end of a line. `base64` is of its UTF-8. */
export function copySequence(base64: string): string {
  return `${PREFIX}${base64}${END}`;
}

/** What empties that clipboard. */
export const CLEAR_SEQUENCE = `${PREFIX}!${END}`;
