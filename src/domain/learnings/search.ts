import type { Learning } from './learning.ts';
import { termsOf } from './query.ts';
import { bodyOf } from './words.ts';

const AROUND = 60;

export interface Match {
  readonly score: number;
  readonly snippet: string;
}

/**
 * How well a learning answers to what was typed, without an index: for the made-up world. Every word (with `any` one of them)
 * must begin a word of it; null when it does not.
 */
export function matchOf(learning: Learning, typed: string, match: 'all' | 'any'): Match | null {
  const terms = termsOf(typed);
  const fields: readonly [string, number][] = [
    [learning.id, 10],
    [learning.situation.title, 8],
    [learning.tags.join(' '), 4],
    [bodyOf(learning), 1],
  ];
  const scores = terms.map((term) => {
    const wanted = plain(term);
    return fields.reduce((sum, [text, weight]) => sum + weight * Math.min(occurrences(plain(text), wanted), 5), 0);
  });
  const enough = match === 'all' ? scores.every((score) => score > 0) : scores.some((score) => score > 0);
  if (terms.length === 0 || !enough) return null;
  return { score: scores.reduce((sum, score) => sum + score, 0), snippet: around(fields, terms) };
}

/** Small, without accents, and with blanks for whatever is no letter or digit. */
function plain(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ` ${bare.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()}`;
}

function occurrences(text: string, wanted: string): number {
  return text.split(wanted).length - 1;
}

/** The words around the first match of the field that has one. */
function around(fields: readonly (readonly [string, number])[], terms: readonly string[]): string {
  for (const [text] of fields.toReversed()) {
    const line = text.replaceAll(/\s+/g, ' ');
    const at = Math.min(
      ...terms.map((term) => line.toLowerCase().indexOf(term.toLowerCase())).filter((one) => one >= 0),
    );
    if (!Number.isFinite(at)) continue;
    const from = at <= AROUND / 2 ? 0 : line.indexOf(' ', at - AROUND / 2) + 1;
    const last = line.lastIndexOf(' ', at + AROUND);
    const to = line.length <= at + AROUND || last <= at ? line.length : last;
    return `${from > 0 ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`;
  }
  return '';
}
