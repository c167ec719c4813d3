import type { Message } from './near-misses.ts';

/** Lines that may be meant for a breaking-change footer. */
const LIKE = /^([ \t]*(?:[-*][ \t]+)?)(BREAKING(?:[ _-]?CHANGES?)?)([ \t]*)([:#]?)(.?)/i;

/** Footers that do not count as they are written; `footers` are those that do. */
export function* footerMisses({ body, footers, asked }: Message): Generator<string> {
  if (footers.includes('')) yield 'A "BREAKING CHANGE:" footer says nothing about what breaks, so it does not count.';
  if (/breaking/i.test(body))
    for (const line of body.split('\n')) {
      const match = LIKE.exec(line);
      const wrong = match === null ? null : whatIsWrong(match);
      if (match !== null && wrong !== null)
        yield `"${match[2]}" ${wrong}, so it does not count; write "BREAKING CHANGE: …" on a line of its own.`;
    }
  if (asked.unreadable !== null) yield `"Release-As: ${asked.unreadable}" names no version; write it as X.Y.Z.`;
}

function whatIsWrong([, indent, token = '', gap, mark, after = '']: RegExpExecArray): string | null {
  const exact = /^BREAKING[ -]CHANGE$/.test(token);
  if (mark === '#') return 'has no colon';
  // Without a mark only the exact words at the begin of a line are more than prose.
  if (mark === '') return exact && indent === '' ? 'has no colon' : null;
  if (!exact)
    return /^BREAKING[ -]CHANGE$/i.test(token) ? 'is not in capital letters' : 'is not the footer of the rules';
  if (indent !== '') return 'does not begin its line';
  if (gap !== '') return 'has a space before the colon';
  return after.trim() === '' ? null : 'has no space after the colon';
}
