const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 of a text; halves of broken pairs become the replacement character. */
export function utf8(text: string): number[] {
  return Array.from(text.toWellFormed(), (character) => character.codePointAt(0) ?? 0).flatMap((point) => {
    if (point < 0x80) return [point];
    const [more, lead] = point < 0x800 ? [1, 0xc0] : point < 0x10000 ? [2, 0xe0] : [3, 0xf0];
    const last = Array.from({ length: more }, (_, at) => 0x80 | ((point >> (6 * (more - 1 - at))) & 0x3f));
    return [lead | (point >> (6 * more)), ...last];
  });
}

/** Base64 without padding. */
export function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3);
    const group = (a << 16) | (b << 8) | c;
    for (let digit = 0; digit < Math.min(4, bytes.length - at + 1); digit += 1)
      text += ALPHABET.charAt((group >> (18 - 6 * digit)) & 63);
  }
  return text;
}

/** Lower case, two digits a byte. */
export function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
