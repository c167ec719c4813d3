import { quantity } from './amount.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';
import { nameOfBefore } from './days.ts';
import type { ChecklistFacts, Judged, RowBefore } from './facts.ts';
import { itemsOf } from './lists.ts';

/** The list of a day: every item judged, compared with the list before, and what was accepted. */
export function checklistOf(facts: ChecklistFacts): Checklist {
  const { list, at, day, settings, score, signed } = facts;
  const items = itemsOf(facts)
    .filter(({ id }) => !settings.skip.includes(id))
    .map((item) => finished(item, facts));
  const counted = items.filter(({ counts }) => counts);
  return {
    list,
    at,
    day,
    items,
    score: score.value,
    ok: counted.filter(isFine).length,
    total: counted.length,
    signed,
  };
}

/** Whether nobody has to do anything about an item: it is ok, or what is wrong with it was accepted. */
export const isFine = ({ status, accepted }: Pick<ChecklistItem, 'status' | 'accepted'>): boolean =>
  status === 'ok' || accepted !== null;

function finished(item: Judged, { list, day, before, acceptances, at }: ChecklistFacts): ChecklistItem {
  const earlier = before?.rows[item.id];
  const since = before === null ? '' : nameOfBefore(list, day, before.day);
  const acceptance = acceptances[item.id];
  const holds = acceptance !== undefined && acceptance.until > at && item.status !== 'ok';
  return {
    ...item,
    change: item.change !== undefined ? item.change : earlier === undefined ? null : changeOf(item, earlier, since),
    accepted: holds ? acceptance : null,
  };
}

function changeOf({ status, value, unit }: Judged, before: RowBefore, since: string): string {
  if (status !== before.status) return `was ${before.status} ${since}`;
  if (value === null || before.value === null || value === before.value) return 'same';
  const diff = value - before.value;
  return `${diff > 0 ? '+' : '-'}${quantity(Math.abs(diff), unit)} since ${since}`;
}
