import { textField } from '#domain/field.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { LEVELS } from '#domain/recovery/levels.ts';

/** What kind of learning a run most likely makes; a person may say otherwise. */
export function categoryOf({ plan }: RunState): 'deployment' | 'troubleshooting' | 'security' {
  const procedure = plan?.procedure ?? '';
  if (['push', 'rollback', 'fleet', 'deploy'].includes(procedure)) return 'deployment';
  return procedure.startsWith('cred') ? 'security' : 'troubleshooting';
}

/** How grave it was: what is left half way is critical, and so is whatever needed more than a restart. */
export function severityOfRun({ plan, state, error }: RunState): 'info' | 'warning' | 'critical' {
  if (state === 'stopped' || state === 'undo-incomplete' || state === 'running') return 'critical';
  const level = textField(plan?.params, 'level');
  const depth = LEVELS.findIndex((known) => known === level);
  if (depth >= LEVELS.indexOf('reinstall')) return 'critical';
  if (state !== 'done' || error !== null) return 'warning';
  return ['recover', 'mend', 'service', 'end-process'].includes(plan?.procedure ?? '') ? 'warning' : 'info';
}

/** The word of the guide for how far it reached. */
export function scopeOf({ plan }: RunState): string {
  if (plan === null || plan.subject.id === '') return '';
  return plan.subject.id.includes(',') || /^\d+ services$/.test(plan.subject.id) ? 'System-wide' : 'Service-specific';
}
