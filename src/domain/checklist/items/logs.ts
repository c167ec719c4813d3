import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { plural } from '#domain/format.ts';

/** Row DLY-05: lines that are errors by their level, of the last 24 hours, and whether any of them is new. */
export function logErrors({ logs, settings, before, readings }: ChecklistFacts): Judged {
  const allowed = settings.thresholds.errorsAllowed;
  const evidence = readings.filter(({ kind }) => kind === 'log-errors').map(({ id }) => id);
  if ('nothing' in logs)
    return judged('logs', 'Logs', {
      status: 'unknown',
      summary: logs.nothing,
      hint: logs.hint ?? null,
      counts: false,
      evidence,
    });
  if ('failed' in logs)
    return judged('logs', 'Logs', { status: 'unknown', summary: logs.failed, hint: logs.hint ?? null, evidence });
  const { errors, newKinds, kinds, files, complete } = logs.found;
  const words = `${errors === 0 ? 'no errors' : plural(errors, 'error')} in 24 h, ${allowed} allowed`;
  const tooMany = errors > allowed;
  const worstFile = files.toSorted((a, b) => b.errors - a.errors)[0];
  return judged('logs', 'Logs', {
    status: tooMany ? 'warning' : complete ? 'ok' : 'unknown',
    value: errors,
    unit: 'errors',
    summary: complete ? words : `${words}, but a part of the logs could not be read`,
    hint: tooMany
      ? `See them by kind: cpm-console logs triage ${worstFile?.path ?? ''}`.trim()
      : complete
        ? null
        : 'See what was left out: cpm-console logs triage',
    change: changeOf(errors, before?.rows['logs']?.value ?? null, newKinds),
    evidence,
    lines: kinds.map(({ text, count, isNew }) => `${count} x ${text}${isNew === true ? ' (new)' : ''}`),
  });
}

function changeOf(errors: number, before: number | null, newKinds: number | null): string | null {
  const fresh = newKinds === null ? [] : [newKinds === 0 ? 'none new' : `${newKinds} new`];
  const diff = before === null ? null : errors - before;
  const count = diff === null ? [] : [diff === 0 ? 'same' : `${Math.abs(diff)} ${diff > 0 ? 'more' : 'fewer'}`];
  const words = [...count, ...(errors === 0 ? [] : fresh)];
  return words.length === 0 ? null : words.join(', ');
}
