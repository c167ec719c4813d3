import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { textField } from '#domain/field.ts';
import { plural } from '#domain/format.ts';
import { byBadness, worst } from '#domain/status.ts';

const SHOWN = 2;

/** Row DLY-02: every service runs that ought to. One that was stopped on purpose is not missed. */
export function services({ readings }: ChecklistFacts): Judged {
  const all = readings.filter(({ kind }) => kind === 'service');
  if (all.length === 0)
    return judged('services', 'Services', {
      status: 'unknown',
      summary: 'no services found',
      hint: 'Add one: cpm-console config, or c in the place Services',
      counts: false,
    });
  const stopped = all.filter((reading) => reading.status === 'ok' && textField(reading.data, 'state') === 'stopped');
  const wanted = all.filter((reading) => !stopped.includes(reading));
  const bad = wanted.filter(({ status }) => status !== 'ok').toSorted((a, b) => byBadness(a.status, b.status));
  const running = wanted.length - bad.length;
  const words = bad.slice(0, SHOWN).map(({ title, summary }) => `${title} ${summary}`);
  const more = bad.length > SHOWN ? [`${bad.length - SHOWN} more`] : [];
  const still = stopped.length > 0 ? [`${plural(stopped.length, 'stopped one')} on purpose`] : [];
  return judged('services', 'Services', {
    status: worst(wanted.map(({ status }) => status)),
    value: running,
    unit: 'services',
    summary: [`${running} of ${wanted.length} running`, ...words, ...more, ...(bad.length > 0 ? [] : still)].join(', '),
    hint: bad[0]?.hint ?? (bad.length > 0 ? `Look for the cause: cpm-console diagnose ${bad[0]?.title}` : null),
    evidence: [...bad, ...wanted.filter((reading) => !bad.includes(reading))].map(({ id }) => id),
    lines: [...bad, ...stopped].map(({ title, summary }) => `${title}: ${summary}`),
  });
}
