import type { AuditEntry } from '#domain/audit/event.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import type { BeganHow, RunEvent } from '#domain/procedure/record.ts';

/** Procedures whose runs are acts on services, under the name the guides have for it. */
const SERVICE = new Set(['service']);

/** What is recorded before a run begins, or is gone on with. */
export function runIntent(plan: Plan, run: string, how: BeganHow): AuditEntry {
  const details = { run, how, procedure: plan.procedure, title: plan.title };
  return { ...named(plan, 'run_started', run), outcome: 'intent', details };
}

/** What an event of a run is in the trail; null for what only tells how far it is. */
export function actOf(plan: Plan | null, event: RunEvent): AuditEntry | null {
  const step = (outcome: AuditEntry['outcome'], details: JsonObject): AuditEntry => ({
    event: outcome === 'intent' ? 'step_started' : 'step_ended',
    target: event.run,
    outcome,
    details: { ...('step' in event ? { step: event.step } : {}), ...details },
  });
  switch (event.type) {
    case 'started':
      return step('intent', { attempt: event.attempt });
    case 'finished':
      return step('done', { summary: event.summary, tookMs: event.tookMs, found: event.found });
    case 'failed':
      return step('failed', { code: event.error.code, message: event.error.message, left: event.outcome });
    case 'skipped':
      return step('done', { skipped: event.reason });
    case 'undoing':
      return step('intent', { undo: true });
    case 'undone':
      return step('done', { undo: true, tookMs: event.tookMs });
    case 'undo-failed':
      return step('failed', { undo: true, code: event.error.code, message: event.error.message });
    case 'ended': {
      const { state, exit, error } = event;
      const outcome = state === 'done' || state === 'undone' ? 'done' : 'failed';
      const details = {
        run: event.run,
        state,
        exit,
        ...(error !== null && { code: error.code, message: error.message }),
      };
      return { ...named(plan, 'run_ended', event.run), outcome, details };
    }
    case 'planned':
    case 'began':
    case 'child':
    case 'asked':
    case 'answered':
    case 'cancelled':
    case 'tidied':
    case 'forgotten':
    case 'output':
    case 'command':
    case 'note':
    case 'progress':
      return null;
  }
}

function named(
  plan: Plan | null,
  event: 'run_started' | 'run_ended',
  run: string,
): Pick<AuditEntry, 'event' | 'target'> {
  return plan !== null && SERVICE.has(plan.procedure)
    ? { event: 'service_action', target: plan.subject.id }
    : { event, target: run };
}
