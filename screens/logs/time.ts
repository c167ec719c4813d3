import { parseDuration } from '#domain/duration.ts';

const MOMENT = /^(?:(\d{4})-(\d\d)-(\d\d)[T ]+)?(\d\d?):(\d\d)(?::(\d\d))?$/;

/** `14:30` of today, `2026-11-20 14:30` in local time, or `2h` before now; epoch ms, null for what is no time. */
export function timeOf(text: string, now: number): number | null {
  const ago = parseDuration(text.trim().replace(/ ago$/, ''));
  if (ago !== null) return now - ago;
  const [, year, month, day, hour, minute, second = '0'] = MOMENT.exec(text.trim()) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  const today = new Date(now);
  const date =
    year === undefined
      ? [today.getFullYear(), today.getMonth(), today.getDate()]
      : [Number(year), Number(month) - 1, Number(day)];
  const [y = 0, m = 0, d = 1] = date;
  return new Date(y, m, d, Number(hour), Number(minute), Number(second)).getTime();
}
