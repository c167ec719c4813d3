import { lasting } from '#domain/format.ts';
import { type RunState, stepOf, type StepState } from '#domain/procedure/run-state.ts';

/** What happened in a run in the order in which it began, one line each: `14:32:05 Stop api: accepted (1.2 s)`. */
export function timelineOf(run: RunState): readonly string[] {
  const steps = (run.plan?.steps ?? [])
    .map(({ id, title }) => ({ title, step: stepOf(run, id) }))
    .flatMap(({ title, step }) => (step.startedAt === null ? [] : [{ at: step.startedAt, title, step }]))
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, title, step }) => `${clock(at)} ${title}: ${outcomeOf(step)}${tookOf(step)}`);
  const end = run.endedAt === null ? [] : [`${clock(run.endedAt)} ${ENDS[run.state]}`];
  return [...(run.startedAt === null ? [] : [`${clock(run.startedAt)} Planned and begun`]), ...steps, ...end];
}

/** What became of a step, in a few words. */
export function outcomeOf({ state, summary, error }: StepState): string {
  if (state === 'undone') return error === null ? 'done, then taken back' : `${error.message}; taken back`;
  if (error !== null) return `failed: ${error.message}`;
  return summary === '' ? state : summary;
}

/** `1.2 s`; empty for a step that did not end. */
export const spentOn = ({ tookMs }: StepState): string => (tookMs === null ? '' : lasting(tookMs));

const tookOf = (step: StepState): string => (step.tookMs === null ? '' : ` (${lasting(step.tookMs)})`);

/** `14:32:05`, UTC. */
const clock = (at: number): string => new Date(at).toISOString().slice(11, 19);

const ENDS: Readonly<Record<RunState['state'], string>> = {
  done: 'Done',
  undone: 'Taken back; everything as before',
  stopped: 'Stopped half way',
  abandoned: 'Ended where it stood',
  'undo-incomplete': 'Could not be taken back whole',
  running: 'Still running',
};
