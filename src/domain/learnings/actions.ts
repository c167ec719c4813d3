import type { ActionItem, Learning } from './learning.ts';

const DAY_MS = 86_400_000;

/** Where an action item stands on a day: late after its deadline, due on it, open before it or without one. */
export type Standing = 'done' | 'overdue' | 'due' | 'open';

/** An action item with what it belongs to. */
export interface Action extends ActionItem {
  /** Of its learning. */
  readonly id: string;
  readonly title: string;
  readonly when: 'immediate' | 'longTerm';
  /** Counted from 1 in its learning, the immediate ones first; what `learn actions done ID N` takes. */
  readonly number: number;
  readonly standing: Standing;
  /** Full days after its deadline, negative before it; null without one. */
  readonly daysLate: number | null;
}

/** Every action item, the most urgent first, what is done last. `today` is a day in UTC: `2026-11-20`. */
export function actionsOf(learnings: readonly Learning[], today: string): readonly Action[] {
  return learnings.flatMap((learning) => actionsIn(learning, today)).toSorted(byUrgency);
}

/** Those that nobody has done and whose deadline is today or gone, the latest first. */
export function dueActions(learnings: readonly Learning[], today: string): readonly Action[] {
  return actionsOf(learnings, today).filter(({ standing }) => standing === 'overdue' || standing === 'due');
}

/** Those that nobody has done. */
export function openActions(learnings: readonly Learning[], today: string): readonly Action[] {
  return actionsOf(learnings, today).filter(({ standing }) => standing !== 'done');
}

function actionsIn({ id, situation, actionItems }: Learning, today: string): Action[] {
  const { immediate, longTerm } = actionItems;
  const all = [
    ...immediate.map((item) => ({ ...item, when: 'immediate' as const })),
    ...longTerm.map((item) => ({ ...item, when: 'longTerm' as const })),
  ];
  return all.map((item, index) => {
    const daysLate = item.deadline === '' ? null : daysBetween(item.deadline, today);
    return {
      ...item,
      id,
      title: situation.title,
      number: index + 1,
      standing: standingOf(item.done, daysLate),
      daysLate,
    };
  });
}

function standingOf(done: boolean, daysLate: number | null): Standing {
  if (done) return 'done';
  if (daysLate === null || daysLate < 0) return 'open';
  return daysLate === 0 ? 'due' : 'overdue';
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

function byUrgency(one: Action, other: Action): number {
  if ((one.standing === 'done') !== (other.standing === 'done')) return one.standing === 'done' ? 1 : -1;
  const [mine, theirs] = [one.daysLate ?? Number.NEGATIVE_INFINITY, other.daysLate ?? Number.NEGATIVE_INFINITY];
  if (mine !== theirs) return theirs - mine;
  return one.id.localeCompare(other.id) || one.number - other.number;
}
