import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { bytes, plural } from '#domain/format.ts';

/** What logs that nobody wrote to for some days take. */
export function oldLogs({ oldLogs: looked, settings }: ChecklistFacts): Judged {
  const { oldLogDays, oldLogBytes } = settings.thresholds;
  const [id, title] = ['old-logs', 'Old logs'];
  if ('nothing' in looked)
    return judged(id, title, { status: 'unknown', summary: looked.nothing, hint: looked.hint ?? null, counts: false });
  if ('failed' in looked)
    return judged(id, title, { status: 'unknown', summary: looked.failed, hint: looked.hint ?? null });
  const { files, bytes: size, biggest } = looked.found;
  const tooMuch = size > oldLogBytes;
  return judged(id, title, {
    status: tooMuch ? 'warning' : 'ok',
    value: size,
    unit: 'B',
    summary:
      files === 0
        ? `none older than ${oldLogDays} d`
        : `${plural(files, 'log')} older than ${oldLogDays} d, ${bytes(size)}, ${bytes(oldLogBytes)} allowed`,
    hint: tooMuch ? `Look whether they can go, the biggest is ${biggest[0]?.path ?? ''}` : null,
    lines: biggest.map((each) => `${bytes(each.bytes)} ${each.path}`),
  });
}
