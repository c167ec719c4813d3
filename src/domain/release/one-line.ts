/** Control characters, line and paragraph separators, and marks that reorder or hide text. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]+/g;

/** What cannot stay as it is: anything but printable ASCII, and spaces beside each other or at an end. */
const UNUSUAL = /[^ -~]| {2}|^ | $/;

/**
 * What somebody wrote (a commit subject, a file name) as one line that stays one line in a message, a changelog or a
 * terminal. `most` is the number of characters kept.
 */
export function oneLine(text: string, most = Infinity): string {
  if (text.length <= most && !UNUSUAL.test(text)) return text;
  const line = text.replaceAll(UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim();
  const characters = line.length <= most ? null : Array.from(line);
  return characters === null || characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}
