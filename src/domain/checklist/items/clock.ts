import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';

/** Whether the clock is kept right: certificates, tokens and logs are judged by it. */
export function clock({ clock: looked }: ChecklistFacts): Judged | null {
  if ('nothing' in looked) return null;
  if ('failed' in looked)
    return judged('clock', 'Clock', { status: 'unknown', summary: looked.failed, hint: looked.hint ?? null });
  return judged('clock', 'Clock', {
    status: looked.found ? 'ok' : 'warning',
    summary: looked.found ? 'kept right over the network' : 'not kept right over the network',
    hint: looked.found ? null : 'Turn it on: sudo timedatectl set-ntp true',
  });
}
