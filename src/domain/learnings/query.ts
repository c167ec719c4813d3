/** How many words count; a person types fewer, and what is pasted is searched by its beginning. */
const MOST = 16;

/** What is looked for in a text a person typed: every run of letters and digits that stands between blanks. */
export function termsOf(typed: string): readonly string[] {
  const words = typed.split(/[\s\0]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words.map((word) => word.slice(0, 100)))].slice(0, MOST);
}
