import { severityOf } from '#domain/learnings/learning.ts';
import type { LearningRow } from '#domain/learnings/row.ts';
import type { Order } from '#screens/frame/use-sort.ts';

import type { Entry } from './entries.ts';

const GRAVITY = { critical: 0, warning: 1, info: 2 };

const by =
  (compare: (one: LearningRow, other: LearningRow) => number) =>
  (one: Entry, other: Entry): number =>
    one.kind === 'learning' && other.kind === 'learning' ? compare(one.row, other.row) : 0;

const newest = (one: LearningRow, other: LearningRow) => (other.at ?? 0) - (one.at ?? 0);

const SORTED: readonly Order<Entry>[] = [
  { title: 'what is late first', compare: by((a, b) => b.overdue - a.overdue || b.open - a.open || newest(a, b)) },
  {
    title: 'the gravest first',
    compare: by((a, b) => GRAVITY[severityOf(a.severity)] - GRAVITY[severityOf(b.severity)] || newest(a, b)),
  },
  { title: 'by category', compare: by((a, b) => a.category.localeCompare(b.category) || newest(a, b)) },
  { title: 'by title', compare: by((a, b) => a.title.localeCompare(b.title)) },
];

export const ORDERS: readonly Order<Entry>[] = [{ title: 'newest first', compare: by(newest) }, ...SORTED];

/** While words are looked for. */
export const FOUND_ORDERS: readonly Order<Entry>[] = [
  { title: 'best match first', compare: () => 0 },
  { title: 'newest first', compare: by(newest) },
  ...SORTED,
];
