import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { textField } from '#domain/field.ts';
import type { Reading } from '#domain/reading.ts';
import { byBadness, type Status, worst } from '#domain/status.ts';

const DAY_MS = 86_400_000;

/** Certificates that end soon, of every check that saw one. */
export function certificates({ readings, settings, at }: ChecklistFacts): Judged | null {
  const limit = settings.thresholds.certificateDays;
  const all = readings
    .flatMap((reading) => seen(reading, at, limit))
    .toSorted((a, b) => byBadness(a.status, b.status) || (a.days ?? -1) - (b.days ?? -1));
  const [first] = all;
  if (first === undefined) return null;
  const bad = all.filter(({ status }) => status !== 'ok');
  const shown = (bad.length > 0 ? bad : [first]).map(({ reading, words }) => `${reading.title} ${words}`);
  return judged('certificates', 'Certificates', {
    status: worst(all.map(({ status }) => status)),
    value: first.days,
    unit: 'd',
    summary:
      bad.length > 0 ? `${shown.join(', ')}, ${limit} d wanted` : `${shown.join(', ')}, the first of ${all.length}`,
    hint: bad.length > 0 ? (first.reading.hint ?? 'Renew it before it ends.') : null,
    evidence: all.map(({ reading }) => reading.id),
    lines: all.map(({ reading, words }) => `${reading.title}: ${words}`),
    // It loses a day every day.
    change: null,
  });
}

interface Seen {
  readonly reading: Reading;
  readonly days: number | null;
  readonly status: Status;
  readonly words: string;
}

function seen(reading: Reading, at: number, limit: number): readonly Seen[] {
  const days = daysLeft(reading, at);
  if (days === null)
    return reading.kind === 'tls' ? [{ reading, days: null, status: reading.status, words: reading.summary }] : [];
  const late = days < 0 ? 'critical' : days < limit ? 'warning' : 'ok';
  const status = reading.kind === 'tls' ? worst([late, reading.status]) : late;
  return [{ reading, days, status, words: days < 0 ? `ended ${-days} d ago` : `${days} d left` }];
}

/** How long the certificate lasts that a check saw; null when it saw none. */
function daysLeft({ data, metrics }: Reading, at: number): number | null {
  const said = textField(data, 'validTo');
  if (said !== null) return Math.floor((Date.parse(said) - at) / DAY_MS);
  return metrics?.find(({ name }) => name === 'certificateDays')?.value ?? null;
}
