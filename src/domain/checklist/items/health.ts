import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { byBadness } from '#domain/status.ts';

/** Row DLY-01: the score against its limit. A critical thing that caps the score caps the item. */
export function systemHealth({ score, readings, settings }: ChecklistFacts): Judged {
  const limit = settings.thresholds.healthyAbove;
  const evidence = readings
    .filter(({ status }) => status !== 'ok')
    .toSorted((a, b) => byBadness(a.status, b.status))
    .map(({ id }) => id);
  const said = { evidence, lines: score.reasons, unit: 'points' };
  if (score.value === null || score.status === 'unknown')
    return judged('system-health', 'System health', {
      ...said,
      status: 'unknown',
      value: score.value,
      summary: score.reasons[0] ?? 'too little is known',
      hint: 'See what could not be looked at: cpm-console health --explain',
    });
  const { value } = score;
  const healthy = value > limit;
  const status = score.status === 'critical' ? 'critical' : healthy ? 'ok' : 'warning';
  const why = status === 'critical' && healthy ? `, ${score.reasons[0] ?? 'critical'}` : '';
  return judged('system-health', 'System health', {
    ...said,
    status,
    value,
    summary: `${value}, healthy above ${limit}${why}`,
    hint: status === 'ok' ? null : 'See what costs points: cpm-console health --explain',
  });
}
