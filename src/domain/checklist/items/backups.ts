import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { byBadness, worst } from '#domain/status.ts';

/** How old the last backup is and when it was last restored, where backups are made or looked at. */
export function backups({ readings }: ChecklistFacts): Judged | null {
  const all = readings
    .filter(({ kind }) => kind.startsWith('backup'))
    .toSorted((a, b) => byBadness(a.status, b.status));
  const [first] = all;
  if (first === undefined) return null;
  return judged('backups', 'Backups', {
    status: worst(all.map(({ status }) => status)),
    value: first.value ?? null,
    unit: first.unit ?? null,
    summary: all.map(({ summary }) => summary).join(', '),
    hint: first.status === 'ok' ? null : (first.hint ?? 'Make one: cpm-console backup create'),
    evidence: all.map(({ id }) => id),
    lines: all.map(({ title, summary }) => `${title}: ${summary}`),
  });
}
