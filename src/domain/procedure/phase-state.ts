import type { PlannedPhase, PlannedStep } from './plan.ts';
import { type RunState, stepOf, type StepPhase } from './run-state.ts';

/** A phase as its steps make it. `partly`: some of it is done, and nobody works on the rest. */
export interface PhaseState extends PlannedPhase {
  /** From 1, as people count. */
  readonly number: number;
  readonly steps: readonly PlannedStep[];
  readonly state: StepPhase | 'partly';
  /** What its steps took together, ms; null before the first one ended. */
  readonly tookMs: number | null;
  /** Whether the point of no return lies behind it. */
  readonly pointAfter: boolean;
}

/** The phases of a run in the order of the plan; those without a step are left out. */
export function phasesOf(run: RunState): readonly PhaseState[] {
  const { phases = [], steps = [] } = run.plan ?? {};
  const first = steps.findIndex(({ irreversible, skipped }) => irreversible && skipped === null);
  const point = steps[first];
  return phases
    .map((phase) => ({ phase, steps: steps.filter((step) => step.phase === phase.id) }))
    .filter((each) => each.steps.length > 0)
    .map(({ phase, steps: own }, index) => ({
      ...phase,
      number: index + 1,
      steps: own,
      state: stateOf(run, own),
      tookMs: tookOf(run, own),
      pointAfter: point !== undefined && own.includes(point),
    }));
}

function stateOf(run: RunState, steps: readonly PlannedStep[]): PhaseState['state'] {
  const states = new Set(steps.map(({ id, skipped }) => (skipped === null ? stepOf(run, id).state : 'skipped')));
  for (const loud of ['running', 'undoing', 'undo-failed', 'failed'] as const) if (states.has(loud)) return loud;
  if (states.has('undone')) return 'undone';
  if (states.size === 1) return [...states][0] ?? 'waiting';
  states.delete('skipped');
  if (states.size === 1) return [...states][0] ?? 'waiting';
  return run.state === 'running' ? 'running' : 'partly';
}

function tookOf(run: RunState, steps: readonly PlannedStep[]): number | null {
  const took = steps.flatMap(({ id }) => stepOf(run, id).tookMs ?? []);
  return took.length === 0 ? null : took.reduce((sum, ms) => sum + ms, 0);
}
