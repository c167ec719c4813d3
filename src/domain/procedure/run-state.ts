import type { Json, JsonObject } from '#domain/json.ts';

import type { Plan } from './plan.ts';
import type { Question } from './question.ts';
import type { BeganHow, EndState, Failure, JournalRecord, RunEvent, Worker } from './record.ts';

export type StepPhase = 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'undoing' | 'undone' | 'undo-failed';

export interface StepState {
  readonly state: StepPhase;
  /** Whether it was ever started, so that it may have left something behind. */
  readonly begun: boolean;
  readonly attempts: number;
  readonly startedAt: number | null;
  readonly tookMs: number | null;
  readonly before: Json;
  readonly result: Json;
  /** Result in one line, the reason it was skipped, or where it is now. */
  readonly summary: string;
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  readonly error: Failure | null;
  /** Whether a try of it was cut on its way; until the other side gives a clear answer it may still arrive. */
  readonly cut: boolean;
}

/** A run as its records tell it; made by {@link runAfter}. */
export interface RunState {
  readonly run: string;
  readonly plan: Plan | null;
  readonly steps: Readonly<Record<string, StepState>>;
  /** What it waits for; `seq` tells apart two times that the same was asked. */
  readonly question: { readonly seq: number; readonly step: string; readonly question: Question } | null;
  readonly cancelled: 'take-back' | 'stop' | 'hang-up' | null;
  /** `abort` once somebody decided to take it back, `undo` when that was after its end. */
  readonly mode: BeganHow;
  readonly worker: Worker | null;
  /** Programs that were started by a step that is not over, the latest last. */
  readonly children: readonly { readonly step: string; readonly worker: Worker }[];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly state: EndState | 'running';
  readonly exit: number | null;
  readonly error: Failure | null;
  readonly result: JsonObject | null;
  /** Whether what was kept to take it back after its end is gone. */
  readonly forgotten: boolean;
}

const WAITING: StepState = {
  state: 'waiting',
  begun: false,
  attempts: 0,
  startedAt: null,
  tookMs: null,
  before: null,
  result: null,
  summary: '',
  progress: null,
  error: null,
  cut: false,
};

export function emptyRun(run: string): RunState {
  return {
    run,
    plan: null,
    steps: {},
    question: null,
    cancelled: null,
    mode: 'run',
    worker: null,
    children: [],
    startedAt: null,
    endedAt: null,
    state: 'running',
    exit: null,
    error: null,
    result: null,
    forgotten: false,
  };
}

/** The state of a step; one that nothing happened to is waiting. */
export function stepOf(run: RunState, id: string): StepState {
  return run.steps[id] ?? WAITING;
}

/** The run after one more event. Records of the journal are events too; unknown ones change nothing. */
export function runAfter(run: RunState, event: RunEvent | JournalRecord): RunState {
  const step = (id: string, change: Partial<StepState>): RunState => ({
    ...run,
    steps: { ...run.steps, [id]: { ...stepOf(run, id), ...change } },
  });
  switch (event.type) {
    case 'planned':
      return { ...run, plan: event.plan, startedAt: event.at };
    case 'began':
      return {
        ...run,
        mode: event.how,
        worker: event.worker,
        cancelled: null,
        question: null,
        state: 'running',
        endedAt: null,
        exit: null,
        error: null,
        result: null,
      };
    case 'started':
      return step(event.step, {
        state: 'running',
        begun: true,
        attempts: event.attempt,
        startedAt: event.at,
        before: event.before,
        error: null,
        summary: '',
        progress: null,
      });
    case 'child':
      return { ...run, children: [...run.children, { step: event.step, worker: event.worker }] };
    case 'finished': {
      const { result, summary, tookMs } = event;
      return without(
        step(event.step, { state: 'done', result, summary, tookMs, progress: null, error: null, cut: false }),
        event.step,
      );
    }
    case 'skipped':
      return without(step(event.step, { state: 'skipped', summary: event.reason, progress: null }), event.step);
    case 'failed': {
      const { error, tookMs, outcome } = event;
      const cut = outcome === 'cut' || (outcome === 'unclear' && stepOf(run, event.step).cut);
      return without(step(event.step, { state: 'failed', error, tookMs, progress: null, cut }), event.step);
    }
    case 'asked':
      return { ...run, question: { seq: event.seq, step: event.step, question: event.question } };
    case 'answered':
      return { ...run, question: null };
    case 'cancelled':
      return { ...run, cancelled: event.how };
    case 'undoing':
      return step(event.step, { state: 'undoing' });
    case 'undone':
      return without(step(event.step, { state: 'undone', tookMs: event.tookMs, error: null, cut: false }), event.step);
    case 'undo-failed':
      return step(event.step, { state: 'undo-failed', error: event.error });
    case 'progress': {
      const { done, total, text } = event;
      return step(event.step, { progress: { done, total }, summary: text });
    }
    case 'ended': {
      const { state, exit, error, result, at } = event;
      return { ...run, state, exit, error, result, endedAt: at, question: null, children: [] };
    }
    case 'forgotten':
      return { ...run, forgotten: true };
    case 'tidied':
    case 'output':
    case 'command':
    case 'note':
      return run;
  }
}

/** The run as a whole journal tells it. */
export function runOf(run: string, records: readonly JournalRecord[]): RunState {
  return records.reduce<RunState>(runAfter, emptyRun(run));
}

/** States of a run that is not over, or that nobody can leave as it is. */
export const UNFINISHED: ReadonlySet<RunState['state']> = new Set(['running', 'stopped', 'undo-incomplete']);

/** Whether a person has to decide about it: it was left half way, or a process died over it. */
export function isUnfinished(run: RunState): boolean {
  return run.plan !== null && UNFINISHED.has(run.state);
}

/** Whether it went beyond the point of no return, as far as the records tell. */
export function isCommitted(run: RunState): boolean {
  return (run.plan?.steps ?? []).some(({ id, irreversible }) => {
    const { state, begun } = stepOf(run, id);
    return irreversible && begun && state !== 'undone';
  });
}

/**
 * Whether what a step sent may still arrive although it is not there: a try of it was cut, or the console ended over a
 * program that it had started for it.
 */
export function mayArrive(run: RunState, id: string): boolean {
  const { cut, state } = stepOf(run, id);
  return cut || (state === 'running' && run.children.some(({ step }) => step === id));
}

function without(run: RunState, step: string): RunState {
  const children = run.children.filter((child) => child.step !== step);
  return children.length === run.children.length ? run : { ...run, children };
}
