import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { plural, span } from '#domain/format.ts';

/** Incidents that are open. One that was acknowledged still is. */
export function incidents({ incidents: open, at }: ChecklistFacts): Judged {
  const lines = open.map(
    ({ id, title, summary, openedAt, acknowledgedAt }) =>
      `${id} ${title}: ${summary}, for ${span(at - openedAt)}${acknowledgedAt === null ? '' : ', acknowledged'}`,
  );
  const [first] = open;
  return judged('incidents', 'Incidents', {
    status: open.length === 0 ? 'ok' : 'warning',
    value: open.length,
    unit: 'incidents',
    summary:
      first === undefined
        ? 'none open'
        : `${plural(open.length, 'incident')} open, ${first.title} for ${span(at - first.openedAt)}`,
    hint: first === undefined ? null : `Look for the cause: cpm-console emergency`,
    evidence: open.map(({ checkId }) => checkId),
    lines,
  });
}
