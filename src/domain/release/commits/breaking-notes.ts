/** Exactly what the rules ask for: upper case at the begin of a line, a colon, and a space or a new line after it. */
const NOTE = /^BREAKING[ -]CHANGE:(?:[ \t]+(.*))?$/;
/** The next footer, which ends the one before it. */
const FOOTER = /^[\w-]+(?:: | #)\S/;
const ANY_NOTE = /^BREAKING[ -]CHANGE:/m;

/**
 * What each `BREAKING CHANGE` footer of a message says, up to the next footer; an empty text for one that says nothing. The
 * first line counts too. Most messages have none, and those cost one search. (conventional-commits-parser loses the second
 * of two such footers when another footer stands between them.)
 */
export function breakingNotes(subject: string, body: string): string[] {
  const text = subject.startsWith('BREAKING') ? `${subject}\n${body}` : body;
  if (text === '' || !ANY_NOTE.test(text)) return [];
  const notes: string[][] = [];
  let open: string[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    const match = NOTE.exec(line);
    if (match) notes.push((open = [match[1] ?? '']));
    else if (FOOTER.test(line)) open = null;
    else open?.push(line);
  }
  return notes.map((lines) => lines.join('\n').trim());
}
