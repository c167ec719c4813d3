import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';

const KIND = 'memory-service';

/** Row DLY-03: the memory service answers and says that it is healthy. */
export function memoryService({ readings, absent }: ChecklistFacts): Judged {
  const reading = readings.find(({ kind }) => kind === KIND);
  if (reading !== undefined)
    return judged(KIND, 'Memory service', {
      status: reading.status,
      value: reading.value ?? null,
      unit: reading.unit ?? null,
      summary: reading.summary,
      hint: reading.hint ?? null,
      evidence: [reading.id],
    });
  const missing = absent.find(({ kind }) => kind === KIND);
  return judged(KIND, 'Memory service', {
    status: 'unknown',
    summary: missing?.summary ?? 'not looked at yet',
    hint: missing?.hint ?? null,
    evidence: missing === undefined ? [] : [missing.id],
    counts: missing === undefined,
  });
}
