import type { DatabaseSync } from 'node:sqlite';

import { termsOf } from '#domain/learnings/query.ts';
import type { LearningHit } from '#services/ports/learnings.ts';

/** Of the id, the title, the tags and the rest: a word of the title says the most. */
const WEIGHTS = 'bm25(10.0, 8.0, 4.0, 1.0)';
const AROUND = 14;

/** Learnings that have the words, best first; each of them only once. */
export function queryIndex(db: DatabaseSync, typed: string, limit: number, match: 'all' | 'any'): LearningHit[] {
  // Quoted, so that nothing in it is an operator of the search.
  const terms = termsOf(typed).map((word) => `"${word.replaceAll('"', '""')}"*`);
  if (terms.length === 0 || limit < 1) return [];
  const rows = db
    .prepare(
      `select rowid as number, rank, snippet(words, -1, '', '', '…', ${AROUND}) as snippet from words
       where words match ? and rank match '${WEIGHTS}' order by rank limit ?`,
    )
    .all(terms.join(match === 'all' ? ' ' : ' OR '), limit);
  const names = db.prepare('select id, title from file where number = ?');
  const hits = rows.map(({ number, rank, snippet }) => {
    const { id, title } = names.get(Number(number)) ?? {};
    return {
      id: String(id),
      title: String(title),
      score: Number((-Number(rank)).toPrecision(6)),
      snippet: String(snippet).replaceAll(/\s+/g, ' ').trim(),
    };
  });
  return hits.filter(({ id }, at) => hits.findIndex((other) => other.id === id) === at);
}
