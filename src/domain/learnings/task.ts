import type { ActionItem } from './learning.ts';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const OWNER = /(?:^|\s)@([\p{L}\p{N}._-]+)/u;
const BY = /(?:^|\s)(?:by|until|due)\s+(\S+)\s*$/i;
const PLAIN_DAY = /(?:^|\s)(\d{4}-\d\d-\d\d|\+\d{1,3}[dwm])\s*$/i;

/**
 * What is to be done as a person types it: `Alert above 80 % @ana by friday`. The day may be `2026-11-27`, `+3d`, `+2w`,
 * `+1m`, `today`, `tomorrow` or a weekday; `today` is `2026-11-20`. A day that is none stays in the task.
 */
export function taskOf(text: string, today: string): ActionItem {
  const owner = OWNER.exec(text)?.[1] ?? '';
  const rest = owner === '' ? text : text.replace(OWNER, ' ');
  const found = BY.exec(rest) ?? PLAIN_DAY.exec(rest);
  const deadline = found === null ? null : dayOf(found[1] ?? '', today);
  const task = deadline === null || found === null ? rest : rest.slice(0, found.index);
  return { task: task.replaceAll(/\s+/g, ' ').trim(), owner, deadline: deadline ?? '', done: false };
}

/** The text that {@link taskOf} reads as this item. */
export const textOfTask = ({ task, owner, deadline }: ActionItem): string =>
  [task, owner === '' ? '' : `@${owner.replaceAll(/\s+/g, '.')}`, deadline === '' ? '' : `by ${deadline}`]
    .filter((part) => part !== '')
    .join(' ');

/** `2026-11-27` of a day as it is typed; null when it is none. */
export function dayOf(text: string, today: string): string | null {
  const word = text.toLowerCase();
  const start = Date.parse(`${today}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(word)) return isDay(word) ? word : null;
  if (word === 'today') return today;
  if (word === 'tomorrow') return isoDay(start + DAY_MS);
  const [, count, unit] = /^\+(\d{1,3})([dwm])$/.exec(word) ?? [];
  if (count !== undefined) return isoDay(start + Number(count) * (unit === 'd' ? 1 : unit === 'w' ? 7 : 30) * DAY_MS);
  const weekday = word.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(word));
  if (weekday < 0) return null;
  const ahead = (weekday - new Date(start).getUTCDay() + 7) % 7;
  return isoDay(start + (ahead === 0 ? 7 : ahead) * DAY_MS);
}

/** Days from `today` on; negative for the past. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && isoDay(at) === text;
}
