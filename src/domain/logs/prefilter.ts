import { isOpen, type LogQuery } from './query.ts';

/** What is taken out of a line before it is shown, so that a text may be there though its bytes are not. */
const HIDDEN = String.raw`[\x00-\x08\x0e-\x1f\x7f]|\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0\x8e|\xe2\x80|\xe2\x81|\xef\xbb\xbf|\xef\xbf|\xf3\xa0`;
const BLANK = String.raw`[ \t\r\v\f]`;
/** In three spellings each: ignoring case takes three times as long. */
const ERRORS = spelled('err eror fatal ftl crit severe panic emerg alert exception traceback');
const WARNINGS = spelled('warn wrn');
const FIELDS = String.raw`${spelled('level severity lvl')}|\n<\d|\n[EFW]\d{4} `;
/** Lines that go on with one whose level they have. */
const CONTINUED = String.raw`\n(?:\s|Caused by:|\.\.\. |During |The above |[})\]])`;

/** A cheap first question: expressions that find every line a query may want, and others. */
export interface Prefilter {
  /** For text of which nothing is changed before it is shown. */
  readonly plain: RegExp;
  readonly any: RegExp;
}

/**
 * For bytes read as one character each, with a newline in front of a line. Null when every line has to be looked at.
 * Words in a mixture of small and large letters are no levels here.
 */
export function prefilterOf(query: LogQuery): Prefilter | null {
  if (isOpen(query)) return null;
  if (query.text !== '' && !query.regex) return both(escaped(query.text), literal(query.text), 'gi');
  if (query.atLeast === null) return null;
  const levels = [ERRORS, ...(query.atLeast === 'warning' ? [WARNINGS] : []), FIELDS, CONTINUED].join('|');
  return both(levels, levels, 'g');
}

function both(plain: string, any: string, flags: string): Prefilter {
  return { plain: new RegExp(plain, flags), any: new RegExp(`${any}|${HIDDEN}`, flags) };
}

/** `err` -> `[Ee]rr|ERR` */
function spelled(words: string): string {
  return words
    .split(' ')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}|${word.toUpperCase()}`)
    .join('|');
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** A tab is shown as several blanks; how a character beyond ASCII is spelled depends on its case. */
function literal(text: string): string {
  return escaped(text)
    .replaceAll(/ +/g, (blanks) => `${BLANK}{1,${blanks.length}}`)
    .replaceAll(/[^\0-\x7f]+/g, String.raw`[\x80-\xff]+`);
}
