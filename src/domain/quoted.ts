/** A word as a person may paste it into a POSIX shell; for hints only, since the program itself never builds a line. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
