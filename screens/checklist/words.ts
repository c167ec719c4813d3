import type { Checklist } from '#domain/checklist/checklist.ts';
import { shortDay } from '#domain/checklist/days.ts';
import type { ShownList } from '#domain/checklist/shown.ts';

const TITLES = { daily: 'Daily checklist', weekly: 'Weekly checklist', monthly: 'Monthly checklist' } as const;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const UNITS = { daily: 'days', weekly: 'weeks', monthly: 'months' } as const;

const NARROW = 80;
const WIDE = 100;

/** `Daily checklist   Friday 20 November`; shorter where there is little room. */
export function titleOf({ list, day }: Pick<Checklist, 'list' | 'day'>, width: number): string {
  if (width < NARROW) return `${TITLES[list]}   ${list === 'daily' ? '' : 'from '}${shortDay(day)}`;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const name = MONTHS[month - 1] ?? '';
  const weekday = WEEKDAYS[new Date(year, month - 1, date, 12).getDay()] ?? '';
  const when =
    list === 'monthly'
      ? `${name} ${year}`
      : list === 'weekly'
        ? `week of ${date} ${name}`
        : `${weekday} ${date} ${name}`;
  return `${TITLES[list]}   ${when}`;
}

/** `4 of 5 ok   yesterday 5 of 5, signed by ana` */
export function noteOf({ checklist, before }: ShownList, width: number): string {
  const { ok, total, signed } = checklist;
  const own = signed === null ? '' : `, signed by ${signed.by}`;
  const who =
    before === null || width < WIDE ? '' : before.signed === null ? ', not signed' : `, signed by ${before.signed.by}`;
  const last = before === null || width < NARROW ? '' : `   ${before.name} ${before.ok} of ${before.total}${who}`;
  return `${ok} of ${total} ok${own}${last}`;
}

export const spanWords = (list: Checklist['list']): string => `last 14 ${UNITS[list]}`;
