import { keyOf } from '#domain/learnings/from.ts';
import type { LearningRow } from '#domain/learnings/row.ts';
import { isWanted, type Only } from '#domain/learnings/wanted.ts';
import { baseName } from '#domain/path.ts';
import type { LearningHit } from '#store/state.ts';

import type { Begun, KnownLearnings } from './desk.ts';

/** One row of the place: a draft that was left, a learning, or a file that cannot be read. */
export type Entry =
  | { readonly kind: 'draft'; readonly key: string; readonly begun: Begun }
  | { readonly kind: 'learning'; readonly key: string; readonly row: LearningRow; readonly snippet: string }
  | {
      readonly kind: 'unreadable';
      readonly key: string;
      readonly path: string;
      readonly name: string;
      readonly message: string;
    };

interface Wanting {
  readonly only: Only;
  /** What the words found, best first; null when there are none. */
  readonly hits: readonly LearningHit[] | null;
}

/** The learnings wanted, in the order in which they were found, else newest first. */
export function wantedRows({ rows }: KnownLearnings, { only, hits }: Wanting): readonly Entry[] {
  const entry = (row: LearningRow, snippet: string): readonly Entry[] =>
    isWanted(row, only) ? [{ kind: 'learning', key: row.id, row, snippet }] : [];
  if (hits === null) return rows.flatMap((row) => entry(row, ''));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return hits.flatMap(({ id, snippet }) => {
    const row = byId.get(id);
    return row === undefined ? [] : entry(row, snippet);
  });
}

/** Drafts that were left. */
export const draftEntries = (kept: readonly Begun[]): readonly Entry[] =>
  kept.map((begun) => ({ kind: 'draft', key: `draft:${keyOf(begun.from)}`, begun }));

/** Files that cannot be read, with the reason. */
export const unreadableEntries = ({ unreadable }: KnownLearnings): readonly Entry[] =>
  unreadable.map(({ path, message }) => ({
    kind: 'unreadable',
    key: `file:${path}`,
    path,
    name: baseName(path),
    message: message.startsWith(`${path}:`) ? message.slice(path.length + 1) : message,
  }));
