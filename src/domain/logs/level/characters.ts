/** What the bytes of a log line mean to the rules; text beyond ASCII is letters to them. */
export const SPACE = 1;
export const DIGIT = 2;
export const LETTER = 4;
/** `[ ( < | " '`: may stand before a level. */
export const BEFORE = 8;
/** `] ) > | " ' : ,` and escape: may stand after a level. */
export const AFTER = 16;
export const UPPER = 32;
/** `[ ( { < | * -` begin a word that is no text yet. */
export const OPENING = 64;
/** `] ) } > | : ,` end one. */
export const CLOSING = 128;

export const ESCAPE = 0x1b;
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const NEWLINE = 0x0a;

/** Kinds of every byte, as bits. */
export const KIND = new Uint8Array(256);

function mark(characters: string, kind: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    KIND[code] = (KIND[code] ?? 0) | kind;
  }
}

mark(' \t\n\v\f\r', SPACE);
mark('0123456789', DIGIT);
mark('abcdefghijklmnopqrstuvwxyz', LETTER);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', LETTER | UPPER);
mark('[(<|"\'', BEFORE);
mark('])>|"\':,\u001b', AFTER);
mark('[({<|*-', OPENING);
mark('])}>|:,', CLOSING);

export const kindOf = (bytes: Uint8Array, at: number): number => KIND[bytes[at] ?? 0] ?? 0;
