import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { textField } from '#domain/field.ts';
import { byBadness, worst } from '#domain/status.ts';

const DAY_MS = 86_400_000;
const KIND = /^(?:github-api|token|credential)/;

/** Tokens that end soon, or that are refused, where a check knows of one. */
export function tokens({ readings, settings, at }: ChecklistFacts): Judged | null {
  const limit = settings.thresholds.tokenDays;
  const all = readings
    .filter(({ kind }) => KIND.test(kind))
    .map((reading) => {
      const said = textField(reading.data, 'tokenEndsAt');
      const days = said === null ? null : Math.floor((Date.parse(said) - at) / DAY_MS);
      const refused = textField(reading.data, 'error') !== null && reading.status === 'critical';
      if (reading.status === 'unknown' || refused)
        return { reading, days, status: reading.status, words: reading.summary };
      const status =
        days === null || days >= limit ? ('ok' as const) : days < 0 ? ('critical' as const) : ('warning' as const);
      return {
        reading,
        days,
        status,
        words: days === null ? 'no end known' : days < 0 ? 'ended' : `ends in ${days} d`,
      };
    })
    .toSorted((a, b) => byBadness(a.status, b.status) || (a.days ?? Infinity) - (b.days ?? Infinity));
  const [first] = all;
  if (first === undefined) return null;
  return judged('tokens', 'Tokens', {
    status: worst(all.map(({ status }) => status)),
    value: first.days,
    unit: 'd',
    summary: all.map(({ reading, words }) => `${reading.title} ${words}`).join(', '),
    hint: first.status === 'ok' ? null : (first.reading.hint ?? 'Create a new token before it ends.'),
    evidence: all.map(({ reading }) => reading.id),
    change: null,
  });
}
