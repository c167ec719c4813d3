import { isCommitted, type RunState, stepOf } from './run-state.ts';

/** Why a run that ended cannot be taken back; null when it can. One whose taking back was cut can. */
export function whyNotUndoable(run: RunState): string | null {
  if (run.plan === null) return 'it ended before anything was begun';
  if (run.plan.undoable !== true) return 'what it does cannot be taken back after its end';
  if (run.forgotten) return 'what was kept for that is gone';
  if (run.mode === 'undo' && run.state !== 'undone') return null;
  if (run.state === 'undone') return 'it was taken back already';
  if (run.state !== 'done') return 'it has not ended: resume or abort it';
  if (isCommitted(run)) return 'it went beyond its point of no return';
  const left = run.plan.steps.some(({ id, reads }) => {
    const { begun, state } = stepOf(run, id);
    return !reads && begun && state !== 'undone';
  });
  return left ? null : 'it changed nothing';
}
