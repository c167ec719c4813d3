import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { bytes, percent } from '#domain/format.ts';
import type { Growth } from '#domain/history/growth.ts';
import type { Reading } from '#domain/reading.ts';
import { byBadness, type Status, worst } from '#domain/status.ts';
import { daysUntilFull } from '#domain/trend.ts';

const SOON_DAYS = 7;
const DAY_MS = 86_400_000;

interface Disk {
  readonly reading: Reading;
  readonly status: Status;
  readonly words: string;
  /** Bytes a day. */
  readonly growth: number | null;
  /** Of the last days, where they are known. */
  readonly past: readonly string[];
}

/** Row DLY-04, on every mount: how full, how fast it grows, when it will be full. */
export function disks({ readings, settings, growth: known }: ChecklistFacts): Judged {
  const limit = settings.thresholds.diskAbove;
  const all = readings
    .filter(({ kind }) => kind === 'disk')
    .map((reading) => judgeDisk(reading, limit, 'found' in known ? known.found[reading.id] : undefined))
    .toSorted((a, b) => byBadness(a.status, b.status) || (b.reading.value ?? 0) - (a.reading.value ?? 0));
  const [first, ...rest] = all;
  if (first === undefined)
    return judged('disk', 'Disk', { status: 'unknown', summary: 'no disk was found', hint: 'See: df -h' });
  const bad = rest.filter(({ status }) => status !== 'ok');
  const others =
    bad.length > 0 ? bad.map(({ reading, words }) => `${reading.title} ${words}`) : [calm(rest.length, first.status)];
  return judged('disk', 'Disk', {
    status: worst(all.map(({ status }) => status)),
    value: first.reading.value ?? null,
    unit: '%',
    summary: [`${first.reading.title} ${first.words}`, ...others.filter(Boolean)].join(', '),
    hint:
      first.status === 'ok'
        ? null
        : (first.reading.hint ?? `What fills it: cpm-console diagnose disk:${first.reading.title}`),
    change: first.growth === null ? undefined : first.growth === 0 ? 'same' : `${signed(first.growth)} a day`,
    evidence: all.map(({ reading }) => reading.id),
    lines: all.map(
      ({ reading, words, growth, past }) =>
        `${reading.title}: ${[words, ...(growth === null || growth === 0 ? [] : [`${signed(growth)} a day`]), ...past].join(', ')}`,
    ),
  });
}

/** At the pace of days where they are known, else of the last day as the check saw it. */
function judgeDisk(reading: Reading, limit: number, known: Growth | undefined): Disk {
  const { status: seen, value, summary } = reading;
  const total = metric(reading, 'totalBytes');
  const seenDays = metric(reading, 'daysUntilFull');
  const isBurst = seenDays !== null && seenDays <= 1;
  const days = known === undefined || isBurst ? seenDays : daysUntilFull(value ?? 0, known.perDay);
  const inodes = metric(reading, 'inodes');
  const fixed = reading.data?.['readOnly'] === true;
  const growth =
    known === undefined || isBurst || total === null ? metric(reading, 'growthPerDay') : (known.perDay / 100) * total;
  const past = known === undefined || total === null ? [] : pastWords(known, total);
  if (seen === 'unknown' || value === undefined) return { reading, status: 'unknown', words: summary, growth, past };
  const high = !fixed && value > limit;
  const soon = !fixed && days !== null && days <= SOON_DAYS;
  const crowded = !fixed && inodes !== null && inodes > limit;
  const words = [
    percent(value),
    ...(high ? [`high above ${limit}`] : []),
    ...(crowded ? [`${inodes} % of inodes`] : []),
    ...(soon ? [`full in ${days >= 1 ? `${Math.floor(days)} d` : `${Math.floor(days * 24)} h`}`] : []),
    ...(fixed ? ['read-only'] : []),
  ];
  const status = seen === 'critical' ? 'critical' : high || soon || crowded ? 'warning' : 'ok';
  return { reading, status, words: words.join(', '), growth, past };
}

/** `+1.2 GiB since yesterday, seen over 7 d` */
function pastWords({ sinceYesterday, overMs }: Growth, total: number): readonly string[] {
  const since = sinceYesterday === null ? null : (sinceYesterday / 100) * total;
  return [
    ...(since === null ? [] : [since === 0 ? 'as yesterday' : `${signed(since)} since yesterday`]),
    `seen over ${Math.round(overMs / DAY_MS)} d`,
  ];
}

function calm(others: number, first: Status): string {
  if (others === 0) return '';
  if (first !== 'ok') return others === 1 ? 'the other is fine' : `the ${others} others are fine`;
  return `fullest of ${others + 1}`;
}

const signed = (perDay: number): string => `${perDay > 0 ? '+' : ''}${bytes(perDay)}`;

const metric = (reading: Reading, name: string): number | null =>
  reading.metrics?.find((each) => each.name === name)?.value ?? null;
