import type { PlannedStep } from './plan.ts';
import { isCommitted, type RunState, stepOf } from './run-state.ts';

/** What the world answered about one step of a run. */
export interface Seen {
  readonly step: string;
  readonly state: 'done' | 'absent' | 'unclear';
  /** What is in place, or why nobody can tell; may be empty. */
  readonly text: string;
}

/** What is, and what going on or taking back would do. One sentence each. */
export interface WaysOut {
  readonly now: string;
  readonly resume: string;
  readonly abort: string;
  readonly committed: boolean;
  /** Nobody can tell whether the point of no return was passed. */
  readonly unclear: boolean;
}

/** Words for a run that was left half way, out of what the world says and not out of what was recorded. */
export function waysOut(run: RunState, seen: readonly Seen[]): WaysOut {
  const all = (run.plan?.steps ?? []).filter(({ skipped }) => skipped === null);
  const answer = (step: PlannedStep) => seen.find((each) => each.step === step.id);
  const stands = (state: Seen['state']) => (step: PlannedStep) => answer(step)?.state === state;
  const point = all.findIndex(({ irreversible }) => irreversible);
  const passed = all.some((step) => step.irreversible && stands('done')(step));
  const committed = passed || (all.some((step) => step.irreversible && stands('unclear')(step)) && isCommitted(run));
  // Beyond the point of no return, what only prepared it says nothing.
  const steps = committed ? all.slice(point) : all;
  const unclear = steps.filter(stands('unclear'));
  const left = steps.filter((step) => !step.reads && !stands('done')(step));
  const parts = [
    ['in place', worded(steps.filter(stands('done')), answer)],
    ['missing', committed ? titles(left.filter((step) => !unclear.includes(step))) : ''],
    ['nobody can tell', worded(unclear, answer)],
  ].flatMap(([name = '', words = '']) => (words === '' ? [] : [`${name}: ${words}`]));
  const before = committed ? [] : ['the point of no return was not reached'];
  return {
    committed,
    unclear: committed && !passed,
    now: `${[...before, ...parts].map(upper).join('. ')}.`,
    resume:
      run.mode === 'undo'
        ? takenBack(run, all)
        : left.length === 0
          ? 'finds that all is in place and ends the run.'
          : `goes on with ${titles(left)}.`,
    abort: passed
      ? 'leaves what is in place and marks the run as ended; nothing is deleted for you.'
      : committed
        ? 'takes nothing back as long as nobody can tell what arrived.'
        : takenBack(run, all),
  };
}

function takenBack(run: RunState, steps: readonly PlannedStep[]): string {
  const begun = steps.filter(({ id, reads }) => {
    const { begun: was, state } = stepOf(run, id);
    return !reads && was && state !== 'undone';
  });
  return begun.length === 0
    ? 'ends the run; there is nothing to take back.'
    : `takes back ${titles(begun.toReversed())}.`;
}

const MOST = 4;

function titles(steps: readonly PlannedStep[]): string {
  const words = steps.slice(0, MOST).map(({ title }) => lower(title));
  return steps.length > MOST ? `${words.join(', ')} and ${steps.length - MOST} more` : words.join(', ');
}

function worded(steps: readonly PlannedStep[], answer: (step: PlannedStep) => Seen | undefined): string {
  const shown = steps.slice(-MOST).map((step) => {
    const text = answer(step)?.text ?? '';
    return text === '' ? lower(step.title) : `${lower(step.title)} (${text})`;
  });
  return shown.join(', ');
}

const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `Push both at once` in the middle of a sentence; `CHANGELOG.md` and `npm publish` as they are. */
const lower = (title: string): string =>
  /^[A-Z][a-z]+( |$)/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
