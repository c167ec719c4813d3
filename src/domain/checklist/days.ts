import type { ListName } from './checklist.ts';

const two = (number: number): string => String(number).padStart(2, '0');
const NOON = 12;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of a moment (epoch ms) on the clock of this machine: `2026-11-20`. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day some days after another one; before it when `days` is negative. */
export function dayAfter(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // At noon no change to summer time makes it another day.
  return dayOf(new Date(year, month - 1, date + days, NOON).getTime());
}

/** The first day of what a list made at a moment is for: that day, its Monday, or the first of its month. */
export function periodOf(list: ListName, at: number): string {
  const day = dayOf(at);
  if (list === 'daily') return day;
  if (list === 'monthly') return `${day.slice(0, 7)}-01`;
  const sinceMonday = (new Date(at).getDay() + 6) % 7;
  return dayAfter(day, -sinceMonday);
}

const LAST: Readonly<Record<ListName, string>> = { daily: 'yesterday', weekly: 'last week', monthly: 'last month' };

/** What a day before is called: `yesterday`, `last week`, `17 Nov` when there was a gap. */
export function nameOfBefore(list: ListName, day: string, before: string): string {
  return periodBefore(list, day) === before ? LAST[list] : shortDay(before);
}

/** `17 Nov` */
export function shortDay(day: string): string {
  const [, month = 1, date = 1] = day.split('-').map(Number);
  return `${date} ${MONTHS[month - 1]}`;
}

/** The first day of the list before the one that begins with `day`. */
export function periodBefore(list: ListName, day: string): string {
  if (list === 'monthly') return `${dayAfter(day, -1).slice(0, 7)}-01`;
  return dayAfter(day, list === 'weekly' ? -7 : -1);
}
