import type { LearningRow } from './row.ts';

/** What a person looks for among learnings. */
export interface Wanted {
  /** For the full text; empty for all. */
  readonly words: string;
  readonly only: Only;
}

/** What a row must be; what is left out may be anything. */
export interface Only {
  readonly category?: string | undefined;
  readonly severity?: string | undefined;
  readonly tag?: string | undefined;
  readonly has?: 'open' | 'overdue' | undefined;
}

const FIELDS = /(?:^|\s)(category|severity|tag|is):(\S*)/gi;

/** What was typed: words, and `category:security severity:critical tag:redis is:open is:overdue` anywhere between them. */
export function wantedOf(text: string): Wanted {
  let only: Only = {};
  for (const [, name = '', value = ''] of text.matchAll(FIELDS)) {
    const wanted = value.toLowerCase();
    if (wanted === '') continue;
    if (name.toLowerCase() !== 'is') only = { ...only, [name.toLowerCase()]: wanted };
    else if (wanted === 'open' || wanted === 'overdue') only = { ...only, has: wanted };
  }
  return { words: text.replaceAll(FIELDS, ' ').replaceAll(/\s+/g, ' ').trim(), only };
}

/** The text that {@link wantedOf} reads as this query. */
export function textOfWanted({ words, only }: Wanted): string {
  const { category, severity, tag, has } = only;
  const part = (name: string, value: string | undefined) => (value === undefined ? [] : [`${name}:${value}`]);
  return [
    ...part('category', category),
    ...part('severity', severity),
    ...part('tag', tag),
    ...part('is', has),
    ...(words === '' ? [] : [words]),
  ].join(' ');
}

/** Whether a row is one of those wanted; words are for the full text and not looked at here. */
export function isWanted({ category, severity, tags, open, overdue }: LearningRow, only: Only): boolean {
  return (
    begins(category, only.category) &&
    begins(severity, only.severity) &&
    (only.tag === undefined || tags.some((tag) => begins(tag, only.tag))) &&
    (only.has === undefined || (only.has === 'open' ? open : overdue) > 0)
  );
}

/** While somebody types, the beginning is enough. */
const begins = (value: string, wanted: string | undefined): boolean =>
  wanted === undefined || value.toLowerCase().startsWith(wanted);
