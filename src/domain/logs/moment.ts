import { parseDuration } from '#domain/duration.ts';

const MOMENT = /^(?:(\d{4})-(\d\d)-(\d\d))?[T ]?(?:(\d\d?):(\d\d)(?::(\d\d))?)?(Z)?$/;

/** `1h` before now, `14:30` of today, `2026-11-20 14:30` in local time, or ISO 8601; epoch ms, null for what is no time. */
export function momentIn(given: string, now: number): number | null {
  const text = given.trim();
  const ago = parseDuration(text.replace(/ ago$/, ''));
  const time = ago === null ? momentOf(text, now) : now - ago;
  return time === null || Number.isNaN(time) ? null : time;
}

function momentOf(text: string, now: number): number | null {
  if (text === 'today' || text === 'yesterday') {
    const day = new Date(now);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() - (text === 'today' ? 0 : 1)).getTime();
  }
  const parts = MOMENT.exec(text);
  if (parts === null || text === '') return /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : null;
  const [, year, month, date, hour = '0', minute = '0', second = '0', zone] = parts;
  if (zone !== undefined) return Date.parse(text.replace(' ', 'T'));
  const today = new Date(now);
  const day = [year ?? today.getFullYear(), month ?? today.getMonth() + 1, date ?? today.getDate()].map(Number);
  const [y = 0, m = 1, d = 1] = day;
  if (m > 12 || m < 1 || d > 31 || Number(hour) > 23 || Number(minute) > 59) return null;
  return new Date(y, m - 1, d, Number(hour), Number(minute), Number(second)).getTime();
}
