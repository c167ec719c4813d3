import { isFine as isFineItem } from '#domain/checklist/assemble.ts';
import type { Checklist } from '#domain/checklist/checklist.ts';
import { nameOfBefore, periodBefore } from '#domain/checklist/days.ts';
import type { ShownList } from '#domain/checklist/shown.ts';
import type { ChecklistDay, ChecklistRow, ChecklistState } from '#services/ports/checklist-state.ts';

const STRIP = 14;
/** Who signed so many lists ago is expected to sign. */
const HABIT = 7;

/** A list as a screen shows it, with what is remembered of those before. */
export function shownList(state: Pick<ChecklistState, 'days'>, checklist: Checklist): ShownList {
  const { list, day, ok, total, items, signed } = checklist;
  const periods = periodsBack(checklist);
  const kept = new Map(state.days(list, periods[0] ?? day).map((each) => [each.day, each]));
  const before = [...kept.values()].findLast((each) => each.day < day && each.rows.length > 0);
  const wrong = items.some((item) => item.counts && !isFineItem(item) && item.status !== 'unknown');
  const habit = periods.slice(-HABIT - 1).some((each) => (kept.get(each)?.signed ?? null) !== null);
  return {
    checklist,
    strip: periods.map((each) => (each === day ? share(ok, total) : shareOf(kept.get(each)))),
    before:
      before === undefined
        ? null
        : {
            name: nameOfBefore(list, day, before.day),
            ok: fineRows(before),
            total: before.rows.length,
            signed: before.signed,
          },
    days: [...kept.values()]
      .filter((each) => each.day < day)
      .toReversed()
      .map((each) => ({
        day: each.day,
        ok: fineRows(each),
        total: each.rows.length,
        signed: each.signed,
        open: each.rows.filter((row) => !isFine(row)).map(({ item }) => item),
      })),
    wrong,
    due: habit && signed === null,
  };
}

/** First days of this list and of those before it, oldest first. */
function periodsBack({ list, day }: Checklist): readonly string[] {
  const days = [day];
  while (days.length < STRIP) days.unshift(periodBefore(list, days[0] ?? day));
  return days;
}

const share = (ok: number, total: number): number | null => (total === 0 ? null : ok / total);
const shareOf = (day: ChecklistDay | undefined): number | null =>
  day === undefined ? null : share(fineRows(day), day.rows.length);

const fineRows = ({ rows }: ChecklistDay): number => rows.filter(isFine).length;

const isFine = ({ status, accepted }: ChecklistRow): boolean => status === 'ok' || accepted;
