import type { AlertEvent } from '#domain/alerts/event.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { RunEvent } from '#domain/procedure/record.ts';

/** Runs that others want to hear of. */
const TOLD = new Set(['push', 'recover']);

/** What an event of a run is to those who are told of runs: its start, its end, its stop; null for everything else. */
export function announced(plan: Plan | null, event: RunEvent): Omit<AlertEvent, 'seq'> | null {
  if (plan === null || !TOLD.has(plan.procedure)) return null;
  const common = { at: event.at, incident: null, about: event.run, title: plan.title, quiet: null };
  if (event.type === 'began')
    return { ...common, kind: 'run-started', summary: `${event.how} ${event.run}`, severity: 'info' };
  if (event.type !== 'ended') return null;
  if (event.state === 'done') return { ...common, kind: 'run-ended', summary: event.run, severity: 'info' };
  const why = event.error === null ? '' : `: ${event.error.message}`;
  return { ...common, kind: 'run-stopped', summary: `${WORDS[event.state]}${why} (${event.run})`, severity: 'warning' };
}

const WORDS = {
  undone: 'taken back',
  stopped: 'stopped half way',
  abandoned: 'abandoned',
  'undo-incomplete': 'could not be taken back whole',
} as const;
