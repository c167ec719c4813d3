import { phasesOf } from '#domain/procedure/phase-state.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { currentPhase } from '#domain/procedure/standing.ts';

/** `4/6 tests`: which phase of how many, and its name. */
export function whereOf(run: RunState): string {
  const phase = currentPhase(run);
  const count = phasesOf(run).length;
  return phase === null ? '' : `${phase.number}/${count} ${phase.title.toLowerCase()}`;
}
