/** A path on one line, whatever bytes it is made of: line breaks, escape sequences and broken letters are shown as codes. */
export function plain(path: string): string {
  return Array.from(path, shown).join('');
}

function shown(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (!letter.isWellFormed()) return `\\x${(code - 0xdc00).toString(16)}`;
  return code < 32 || (code >= 127 && code < 160) ? `\\x${code.toString(16).padStart(2, '0')}` : letter;
}
