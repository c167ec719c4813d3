import type { ActionItem, Learning } from './learning.ts';

/** A learning as one row of a list. */
export interface LearningRow {
  readonly id: string;
  /** Epoch ms; null where its time cannot be read. */
  readonly at: number | null;
  readonly severity: string;
  readonly category: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Action items that are not done, and those of them whose day has passed. */
  readonly open: number;
  readonly overdue: number;
}

/** `today` is `2026-11-27`. */
export function rowOf(learning: Learning, today: string): LearningRow {
  const { id, timestamp, severity, category, situation, tags } = learning;
  const at = Date.parse(timestamp);
  const open = openItems(learning);
  return {
    id,
    at: Number.isNaN(at) ? null : at,
    severity,
    category,
    title: situation.title,
    tags,
    open: open.length,
    overdue: open.filter((item) => isOverdue(item, today)).length,
  };
}

/** Everything that is to be done after a learning, what is soon first. */
export const itemsOf = ({ actionItems }: Pick<Learning, 'actionItems'>): readonly ActionItem[] => [
  ...actionItems.immediate,
  ...actionItems.longTerm,
];

export const openItems = (learning: Pick<Learning, 'actionItems'>): readonly ActionItem[] =>
  itemsOf(learning).filter(({ done }) => !done);

/** Its day has passed and it is not done. One without a day is never late. */
export const isOverdue = ({ done, deadline }: ActionItem, today: string): boolean =>
  !done && deadline !== '' && deadline < today;
