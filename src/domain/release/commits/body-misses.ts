import { HEADER, RELEASING } from './header.ts';
import type { Message } from './near-misses.ts';

/** Lines of a text that would be conventional subjects, as a squash lists them. */
const LISTED = /^[ \t]*(?:[*-][ \t]+)?((\w[\w-]*)(?:\([^()\n]*\))?!?: +\S.*)$/gm;

/** What stands below the first line and would have counted in it. */
export function* bodyMisses({ subject, body, merge, footers, asked }: Message): Generator<string> {
  const said = firstListed(body);
  if (merge) {
    const also = said ?? (footers.length > 0 ? 'BREAKING CHANGE' : asked.version && `Release-As: ${asked.version}`);
    if (also !== null) yield `The text of a merge does not count, but it says "${also}".`;
  } else if (said !== null) {
    yield HEADER.test(subject)
      ? `The text lists "${said}", but only the first line counts.`
      : `Only the first line counts, but the text says "${said}".`;
  }
}

function firstListed(body: string): string | null {
  for (const [, line = '', type = ''] of body.matchAll(LISTED))
    if (RELEASING.includes(type.toLowerCase())) return line.trim();
  return null;
}
