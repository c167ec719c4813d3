import { span } from '#domain/format.ts';
import { isStale, type Reading } from '#domain/reading.ts';

const MINUTE = 60_000;

/** How long something has lasted, in steps coarse enough not to flicker: `4 m`, `5 h`, `2 d`; `now` below a minute. */
export function lasted(ms: number): string {
  return ms < MINUTE ? 'now' : span(ms);
}

/** `3 m ago`; `just now` below a minute. */
export function ago(ms: number): string {
  return ms < MINUTE ? 'just now' : `${span(ms)} ago`;
}

/** Age of a number that no longer says what is: `3 m old`; empty while it is fresh. */
export function staleness(reading: Reading, seen: ReadonlyMap<string, number>, now: number): string {
  const takenAt = Math.max(reading.takenAt, seen.get(reading.id) ?? 0);
  if (!isStale({ takenAt, intervalMs: reading.intervalMs }, now)) return '';
  return now - takenAt < MINUTE ? 'old' : `${span(now - takenAt)} old`;
}

const DAY = 24 * 60 * MINUTE;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Local time of day `14:28`, with the weekday when it was another day, the date when more than six days ago. */
export function when(at: number, now: number): string {
  const date = new Date(at);
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (Math.abs(now - at) < DAY && date.getDate() === new Date(now).getDate()) return time;
  if (Math.abs(now - at) < 6 * DAY) return `${WEEKDAYS[date.getDay()]} ${time}`;
  return `${date.getDate()} ${MONTHS[date.getMonth()]} ${time}`;
}

/** A day in a few columns: the time of today, the weekday of this week, `14 Nov`, and the year of another one: `Nov 2025`. */
export function shortDay(at: number, now: number): string {
  const date = new Date(at);
  if (Math.abs(now - at) < DAY && date.getDate() === new Date(now).getDate()) return when(at, now);
  if (Math.abs(now - at) < 6 * DAY) return WEEKDAYS[date.getDay()] ?? '';
  const month = MONTHS[date.getMonth()];
  const year = date.getFullYear();
  return year === new Date(now).getFullYear() ? `${date.getDate()} ${month}` : `${month} ${year}`;
}

/** `14:28:05` */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

const two = (number: number): string => String(number).padStart(2, '0');
