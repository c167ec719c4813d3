import { phasesOf, type PhaseState } from './phase-state.ts';
import type { PlannedStep } from './plan.ts';
import { isUnfinished, type RunState, stepOf } from './run-state.ts';

/** Which process works on a run: this one, another one, none. */
export type Where = 'here' | 'elsewhere' | 'nowhere';

/** A run and who works on it. */
export interface RunItem {
  readonly state: RunState;
  readonly where: Where;
}

/** What a person needs to know of a run in one word. `unfinished` waits for a decision, `asking` for an answer. */
export type Standing = 'asking' | 'running' | 'undoing' | 'unfinished' | 'done' | 'undone' | 'abandoned';

export function standingOf({ state: run, where }: RunItem): Standing {
  if (where === 'nowhere' && isUnfinished(run)) return 'unfinished';
  if (run.state === 'running') {
    if (run.question !== null) return 'asking';
    return run.mode === 'abort' ||
      run.mode === 'undo' ||
      Object.values(run.steps).some(({ state }) => state === 'undoing')
      ? 'undoing'
      : 'running';
  }
  if (run.state === 'stopped' || run.state === 'undo-incomplete') return 'unfinished';
  return run.state;
}

/** Whether somebody works on it. */
export const isLive = (item: RunItem): boolean => ['asking', 'running', 'undoing'].includes(standingOf(item));

const ORDER: readonly Standing[] = ['asking', 'running', 'undoing', 'unfinished', 'done', 'undone', 'abandoned'];

/** Running first, then what was left unfinished, then what ended; of equals the newest first. */
export function byStanding(one: RunItem, other: RunItem): number {
  const rank = (item: RunItem) => Math.min(ORDER.indexOf(standingOf(item)), ORDER.indexOf('done'));
  return rank(one) - rank(other) || (other.state.startedAt ?? 0) - (one.state.startedAt ?? 0);
}

/** The step at work, or the one that failed last, or the next one; null when nothing is left. */
export function currentStep(run: RunState): PlannedStep | null {
  const steps = run.plan?.steps ?? [];
  const inState = (...states: readonly string[]) => steps.find(({ id }) => states.includes(stepOf(run, id).state));
  return (
    inState('running', 'undoing') ??
    inState('failed', 'undo-failed') ??
    steps.find(({ id, skipped }) => skipped === null && stepOf(run, id).state === 'waiting') ??
    null
  );
}

/** The phase of {@link currentStep}. */
export function currentPhase(run: RunState): PhaseState | null {
  const step = currentStep(run);
  return phasesOf(run).find(({ id }) => id === step?.phase) ?? null;
}

/** `push billing` */
export const nameOfRun = (run: RunState): string =>
  run.plan === null ? run.run : `${run.plan.procedure} ${run.plan.subject.id}`;

/** How long it has been going on or took, ms; null when it never began. */
export function durationOf(run: RunState, now: number): number | null {
  return run.startedAt === null ? null : Math.max(0, (run.endedAt ?? now) - run.startedAt);
}
