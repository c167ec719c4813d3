import { grouped, plural } from '#domain/format.ts';

/** What a person pasted, as it is kept: one line without what came along. */
export type Pasted =
  | {
      readonly value: string;
      /** What was taken away, for the person; null when nothing was. */
      readonly note: string | null;
    }
  /** Why nothing of it is kept. */
  | { readonly problem: string };

/** No token, key or signed document of one is longer. */
export const LONGEST_VALUE = 16_384;

const KINDS: readonly (readonly [noun: string, letters: RegExp])[] = [
  ['line break', /\r\n|[\n\r\u0085\u2028\u2029]/g],
  ['space', /[\t\v\f \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g],
  ['invisible character', /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g],
  // oxlint-disable-next-line no-control-regex
  ['control character', /[\u0000-\u001F\u007F-\u009F]/g],
];
const ASSIGNED = /^(?:export)?[A-Z_][A-Z0-9_]{2,}=(?=.)/;
const QUOTED = /^(["'`])(.*)\1;?$/;
const SHORTENED = /…|\*{3}|•{2}|\.{3}/;

/**
 * Takes away what a copy brings along and no value has: line breaks, blanks, zero-width and direction marks, quotes
 * around it, the name of a variable before it. Refused: nothing left, too long for a credential, a shortened copy.
 */
export function cleanPaste(text: string): Pasted {
  if (text.length > LONGEST_VALUE)
    return {
      problem: `That is ${grouped(text.length)} characters; no credential is longer than ${grouped(LONGEST_VALUE)}. Nothing of it was kept.`,
    };
  let value = text;
  const gone: string[] = [];
  for (const [noun, letters] of KINDS) {
    const count = value.match(letters)?.length ?? 0;
    if (count > 0) gone.push(plural(count, noun));
    value = value.replaceAll(letters, '');
  }
  const plain = value.replace(ASSIGNED, '');
  if (plain !== value) gone.push('the name of a variable');
  const bare = plain.replace(QUOTED, '$2');
  if (bare !== plain) gone.push('the quotes around it');
  if (bare === '') return { problem: 'There is nothing in it but blanks.' };
  if (SHORTENED.test(bare))
    return { problem: 'This is a shortened copy, not the whole value. Copy it where it was made.' };
  return { value: bare, note: gone.length === 0 ? null : `Taken away: ${listed(gone)}.` };
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
