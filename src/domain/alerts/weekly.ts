/** Every week on these days, from a time of the clock on the wall for so long. */
export interface Weekly {
  /** 0 Sunday to 6 Saturday. */
  readonly days: readonly number[];
  /** Minutes after midnight. */
  readonly fromMinute: number;
  readonly minutes: number;
  /** IANA name, `Europe/Berlin`. */
  readonly zone: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK_DAYS = 7;

/**
 * The window that holds at `now`, epoch ms; null when none does. It begins at its time on the wall (where summer time leaves
 * that out, as much later), and always lasts as long as it says.
 */
export function weeklyAt(weekly: Weekly, now: number): { readonly from: number; readonly to: number } | null {
  const { days, fromMinute, minutes, zone } = weekly;
  const today = Math.floor((now + offsetAt(now, zone)) / DAY);
  const before = Math.min(WEEK_DAYS, Math.ceil((fromMinute + minutes) / (DAY / MINUTE)) + 1);
  for (let day = today + 1; day >= today - before; day -= 1) {
    if (!days.includes(weekdayOf(day))) continue;
    const from = instantOf(day * DAY + fromMinute * MINUTE, zone);
    const to = from + minutes * MINUTE;
    if (from <= now && now < to) return { from, to };
  }
  return null;
}

/** The first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
}

/** Epoch ms of a time on the wall that is given as if it were UTC. */
function instantOf(wall: number, zone: string): number {
  const early = wall - offsetAt(wall - DAY, zone);
  const late = wall - offsetAt(wall + DAY, zone);
  const fits = [early, late].toSorted((a, b) => a - b).find((instant) => instant + offsetAt(instant, zone) === wall);
  return fits ?? early;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

/** How much the wall clock is ahead of UTC at an instant, ms. */
function offsetAt(instant: number, zone: string): number {
  let format = FORMATS.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    FORMATS.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
