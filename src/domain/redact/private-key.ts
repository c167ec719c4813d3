const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const OPENING = '-----BEGIN';
const LONGEST_MARKER = 80;
const SEPARATOR = /(?:\s|\\[nrt]|\\\\[nrt])+/y;
const HEADER = /(?:Proc-Type|DEK-Info|Comment|Version|Hash|Charset):[^\n\\]{0,120}/y;
const DIGITS = /[A-Za-z0-9+/=]+/y;
const END = /-----END [A-Z0-9 ]{0,40}-----/y;
/** Fewer digits on a line may be a word of the text after a key that was cut off. */
const LEAST_DIGITS = 16;
/** So much of the text has to be there to tell what it is. */
const LOOK_AHEAD = 160;

/** Where the first private key after a place begins, and where the line that says so ends. */
export function keyBegins(text: string, after = 0): { readonly from: number; readonly to: number } | null {
  BEGIN.lastIndex = after;
  const found = BEGIN.exec(text);
  return found && { from: found.index, to: found.index + found[0].length };
}

/** Where an end of the text begins that may become the first line of a key; the length of the text when none does. */
export function heldFrom(text: string): number {
  const at = text.lastIndexOf(OPENING);
  return at >= 0 && text.length - at < LONGEST_MARKER && keyBegins(text, at) === null ? at : text.length;
}

/**
 * Goes on through the inside of a key from its start. `to` is how far it surely reaches; `done` says that it ends there,
 * otherwise more text is needed. A key that is cut off ends with its last full line of digits.
 */
export function throughKey(text: string, final: boolean): { readonly to: number; readonly done: boolean } {
  let sure = 0;
  for (;;) {
    const at = reach(SEPARATOR, text, sure) ?? sure;
    if (at - sure > LOOK_AHEAD) sure = at;
    if (!final && text.length - at < LOOK_AHEAD) return { to: sure, done: false };
    const end = reach(END, text, at);
    if (end !== null) return { to: end, done: true };
    const next = reach(HEADER, text, at) ?? afterDigits(text, at);
    if (next === null) return { to: sure, done: true };
    if (!final && next === text.length) return { to: next - LEAST_DIGITS, done: false };
    sure = next;
  }
}

function afterDigits(text: string, at: number): number | null {
  const to = reach(DIGITS, text, at);
  if (to === null) return null;
  const last = reach(SEPARATOR, text, to) ?? to;
  return to - at >= LEAST_DIGITS || reach(END, text, last) !== null ? to : null;
}

function reach(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
