const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = /(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,3})\d*)?\s?(Z|[+-]\d\d:?\d\d)?/;
const APACHE = /(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?: ([+-]\d{4}))?/;
const SYSLOG = /^(?:<\d+>)?([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d)/;
const EPOCH = /"(?:time|ts|timestamp|@timestamp)"\s*:\s*(\d{10}(?:\.\d+)?|\d{13})\b/;
const HEAD = 400;
const DAY_MS = 86_400_000;

/**
 * Epoch ms at which a log line says it was written: ISO, `2026/11/21 14:38:52`, Apache, syslog (whose year comes from
 * `now`), or a JSON field. Without a zone it is local time. Null when it says nothing.
 */
export function lineTime(line: string, now: number): number | null {
  const head = line.slice(0, HEAD);
  const date = DATE.exec(head);
  if (date) return fromParts(date.slice(1, 7).map(Number), date[7] ?? '', date[8]);
  const epoch = EPOCH.exec(head)?.[1];
  if (epoch) return Math.round(epoch.length === 13 ? Number(epoch) : Number(epoch) * 1000);
  const apache = APACHE.exec(head);
  if (apache) {
    const [, day, month = '', year, hour, minute, second, zone] = apache;
    return fromParts([year, monthOf(month), day, hour, minute, second].map(Number), '', zone);
  }
  return syslogTime(head, now);
}

/** Syslog has no year: it is the one that puts the line at most a day into the future. */
function syslogTime(head: string, now: number): number | null {
  const [, month, day, hour, minute, second] = SYSLOG.exec(head) ?? [];
  if (month === undefined || monthOf(month) === 0) return null;
  const year = new Date(now).getFullYear();
  const inYear = (wanted: number) =>
    fromParts([wanted, monthOf(month), day, hour, minute, second].map(Number), '', undefined);
  const time = inYear(year);
  return time !== null && time > now + DAY_MS ? inYear(year - 1) : time;
}

const monthOf = (name: string) => MONTHS.indexOf(name.toLowerCase()) + 1;

function fromParts(parts: readonly number[], fraction: string, zone: string | undefined): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const ms = Number(fraction.padEnd(3, '0'));
  const local = new Date(year, month - 1, day, hour, minute, second, ms).getTime();
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const time = zone === undefined ? local : utc - offsetMs(zone);
  return Number.isNaN(time) || month < 1 || month > 12 ? null : time;
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
