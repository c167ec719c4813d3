import { type RunState, stepOf } from './run-state.ts';

/** How long one step of earlier runs took. */
export interface StepTime {
  readonly step: string;
  readonly medianMs: number;
  /** How many runs did it. */
  readonly runs: number;
}

/** The median time of every step that was done, in the order of the newest run's plan and then of older ones. */
export function stepTimes(runs: readonly RunState[]): readonly StepTime[] {
  const times = new Map<string, number[]>();
  for (const run of runs)
    for (const { id } of run.plan?.steps ?? []) {
      const { state, tookMs } = stepOf(run, id);
      if (state !== 'done' || tookMs === null) continue;
      times.set(id, [...(times.get(id) ?? []), tookMs]);
    }
  return [...times].map(([step, all]) => ({ step, medianMs: medianOf(all), runs: all.length }));
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
