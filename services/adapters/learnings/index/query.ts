import type { DatabaseSync } from 'node:sqlite';

import { termsOf } from '#domain/learnings/query.ts';
import { snippetOf } from '#domain/learnings/snippet.ts';
import type { LearningHit } from '#services/ports/learnings.ts';

/** Of the id, the title, the tags and the rest: a word of the title says the most. */
const WEIGHTS = 'bm25(words, 10.0, 8.0, 4.0, 1.0)';
/** Of words that more learnings have, the latest so many are weighed, and those that have them in title or tags. */
const WEIGHED = 1000;

/** Learnings that have the words, best first; each of them only once. */
export function queryIndex(db: DatabaseSync, typed: string, limit: number, match: 'all' | 'any'): LearningHit[] {
  const terms = termsOf(typed);
  if (terms.length === 0 || limit < 1) return [];
  // Quoted, so that nothing in it is an operator of the search.
  const quoted = terms.map((word) => `"${word.replaceAll('"', '""')}"*`);
  const wanted = quoted.join(match === 'all' ? ' ' : ' OR ');
  const first = latest(db, wanted);
  const scores = weighed(db, wanted, first, limit);
  if (first > 0) {
    const above = `{id title tags} : (${wanted})`;
    for (const [number, score] of weighed(db, above, latest(db, above), limit))
      scores.set(number, Math.max(score, scores.get(number) ?? 0));
  }
  const best = [...scores].toSorted(([, one], [, other]) => other - one);
  const row = db.prepare('select id, title, tags, body from words where rowid = ?');
  const hits = new Map<string, LearningHit>();
  for (const [number, score] of best) {
    if (hits.size === limit) break;
    const texts = Object.values(row.get(number) ?? {}).map(String);
    const [id = '', title = ''] = texts;
    if (!hits.has(id)) hits.set(id, { id, title, score, snippet: snippetOf(texts, terms) });
  }
  return [...hits.values()];
}

/** The number from which on so many match as are weighed; 0 when no more do. */
function latest(db: DatabaseSync, wanted: string): number {
  const row = db
    .prepare('select rowid as number from words where words match ? order by rowid desc limit 1 offset ?')
    .get(wanted, WEIGHED);
  return row === undefined ? 0 : Number(row['number']);
}

/** The best of those from a number on; the higher the score the better. */
function weighed(db: DatabaseSync, wanted: string, from: number, limit: number): Map<number, number> {
  const rows = db
    .prepare(
      `select rowid as number, ${WEIGHTS} as score from words where words match ? and rowid >= ? order by score limit ?`,
    )
    .all(wanted, from, limit);
  return new Map(rows.map(({ number, score }) => [Number(number), Number((-Number(score)).toPrecision(6))]));
}
