import { parseDuration } from '#domain/duration.ts';
import { OpsError } from '#domain/errors.ts';

import { dayAfter, dayOf } from './days.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Nobody lives with something for good. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * The end of an acceptance, epoch ms: the end of a day (`2026-12-24`, on the clock of this machine), or so long from now on
 * (`7d`, `12h`). Throws OpsError `usage` for what is no time, is over, or is more than a year away.
 */
export function untilOf(text: string, now: number): number {
  const until = DAY.test(text) ? endOf(text) : now + (parseDuration(text) ?? Number.NaN);
  if (Number.isNaN(until))
    throw wrong(
      `${text === '' ? 'Nothing' : text} is no time.`,
      'Give its last day, such as 2026-12-24, or how long: 7d, 12h.',
    );
  if (until <= now) throw wrong(`${text} is over.`, 'Give a day to come, or how long: 7d.');
  if (until > now + MOST_DAYS * DAY_MS)
    throw wrong(
      `${text} is more than a year away.`,
      'Give a day within a year; leave an item out for good with checklist: {skip: [...]}.',
    );
  return until;
}

/** The last moment of a day; NaN for one that no calendar has. */
function endOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const noon = new Date(year, month - 1, date, 12).getTime();
  if (dayOf(noon) !== day) return Number.NaN;
  const [nextYear = 0, nextMonth = 1, nextDate = 1] = dayAfter(day, 1).split('-').map(Number);
  return new Date(nextYear, nextMonth - 1, nextDate).getTime() - 1;
}

const wrong = (message: string, hint: string): OpsError => new OpsError('usage', message, { hint, exit: 'usage' });
