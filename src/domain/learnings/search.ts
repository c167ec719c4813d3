import type { Learning } from './learning.ts';
import { termsOf } from './query.ts';
import { plainWords, snippetOf } from './snippet.ts';
import { bodyOf } from './words.ts';

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
  const texts = [learning.id, learning.situation.title, learning.tags.join(' '), bodyOf(learning)];
  const weighed = texts.map((text, at) => [` ${plainWords(text).join(' ')}`, WEIGHTS[at] ?? 1] as const);
  const scores = terms.map((term) => {
    const wanted = ` ${plainWords(term).join(' ')}`;
    return weighed.reduce((sum, [text, weight]) => sum + weight * Math.min(text.split(wanted).length - 1, 5), 0);
  });
  const enough = match === 'all' ? scores.every((score) => score > 0) : scores.some((score) => score > 0);
  if (terms.length === 0 || !enough) return null;
  return { score: scores.reduce((sum, score) => sum + score, 0), snippet: snippetOf(texts, terms) };
}

/** Of the id, the title, the tags and the rest. */
const WEIGHTS = [10, 8, 4, 1];
