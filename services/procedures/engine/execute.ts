import { EXIT, OpsError, type ExitName } from '#domain/errors.ts';
import type { JsonObject } from '#domain/json.ts';
import type { BeganHow, EndState, Failure, JournalRecord } from '#domain/procedure/record.ts';
import { isCommitted, mayArrive, runOf, type RunState, stepOf } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import type { Journal } from '#services/ports/journals.ts';
import type { Held } from '#services/ports/locks.ts';

import { lookUp } from './attempt.ts';
import { back, tidy } from './back.ts';
import { contextFor } from './context.ts';
import type { Control } from './control.ts';
import { forward, type Halt } from './forward.ts';
import type { Host } from './host.ts';
import { awaitOrphans } from './orphans.ts';
import { preparing } from './preparing.ts';
import { Recorder } from './recorder.ts';
import type { Running } from './running.ts';
import type { Procedure, Step } from './step.ts';
import { stillExpected } from './still-expected.ts';
import { failureOf } from './words.ts';

/** How a run is begun or gone on with. `undo` takes back one that has ended. */
export type How = BeganHow;

interface End {
  readonly state: EndState;
  readonly exit: number;
  readonly error: Failure | null;
}

/**
 * Executes a procedure to its end, whatever that is, and resolves to the state of the run. Rejects with OpsError before
 * anything was begun: `permission-denied`, `locked` when another run works there, `no-run`, `journal-failed`. With `resume` and `abort` the
 * journal says what was begun, and the world what came of it. `undo` takes back a run that ended done, in reverse over what was
 * begun; rejects with `not-undoable` where that cannot be. One that was cut is gone on with by `undo`, `resume` or `abort`.
 */
export async function execute(
  procedure: Procedure,
  {
    run,
    how,
    host,
    control,
  }: { readonly run: string; readonly how: How; readonly host: Host; readonly control: Control },
): Promise<RunState> {
  const locks = takeAll(host.locks, procedure, run);
  try {
    const records = how === 'run' ? [] : host.journals.read(run);
    if (how !== 'run' && !records.some(({ type }) => type === 'planned')) throw nothingBegun(run);
    if (how === 'undo') {
      refuseUndo(run, records);
      procedure.mayUndo?.(run);
    }
    await host.permit?.(procedure.plan, run, how);
    const journal = how === 'run' ? host.journals.create(run) : host.journals.open(run);
    try {
      return await work(procedure, new Recorder({ run, records }, journal, host), { how, host, control });
    } finally {
      close(journal);
    }
  } finally {
    for (const held of locks) held.release();
  }
}

/** All or none, in one order for everybody, so that two runs cannot each have what the other one waits for. */
function takeAll(known: Host['locks'], { lock, locks = [] }: Procedure, run: string): readonly Held[] {
  const held: Held[] = [];
  try {
    for (const path of new Set([...(lock === null ? [] : [lock]), ...locks.toSorted()]))
      held.push(known.take(path, run));
    return held;
  } catch (thrown) {
    for (const one of held) one.release();
    throw thrown;
  }
}

async function work(
  procedure: Procedure,
  recorder: Recorder,
  { how: wanted, host, control }: { readonly how: How; readonly host: Host; readonly control: Control },
): Promise<RunState> {
  const running: Running = { procedure, host, recorder, control, waiting: preparing(procedure.steps, recorder, host) };
  // What was begun to be taken back after its end is never gone forward with.
  const how = recorder.state.mode === 'undo' ? 'undo' : wanted;
  const unlisten = control.onChange(() => {
    if (control.how !== null) recorder.record({ type: 'cancelled', how: control.how });
  });
  try {
    if (how === 'run') recorder.record({ type: 'planned', plan: procedure.plan });
    recorder.record({ type: 'began', how, worker: host.locks.self });
    await awaitOrphans(running);
    const end = how === 'abort' || how === 'undo' ? await abort(running) : await goOn(running);
    await tellEnd(running, end.state);
    const result: JsonObject = procedure.result?.((step) => stepOf(recorder.state, step).result) ?? {};
    recorder.record({ type: 'ended', ...end, result });
    return recorder.state;
  } finally {
    unlisten();
  }
}

/** A run ends as it ends, whether somebody could be told or not. */
async function tellEnd({ procedure, host, recorder }: Running, state: End['state']): Promise<void> {
  const last = procedure.steps.at(-1);
  if (procedure.onEnd === undefined || last === undefined) return;
  const { run } = recorder.state;
  const context = contextFor(last, { host, recorder, signal: new AbortController().signal });
  const note = (text: string) => context.note(text);
  try {
    await procedure.onEnd(state, { run, folder: host.journals.folder(run), note });
  } catch (thrown) {
    note(failureOf(thrown).message);
  }
}

async function goOn(running: Running): Promise<End> {
  const halt = await forward(running);
  if (halt === null) {
    if (running.procedure.plan.undoable !== true) await tidy(running);
    const failed = running.procedure.steps.some(
      ({ id, onFailure }) =>
        onFailure === 'skip' &&
        stepOf(running.recorder.state, id).begun &&
        stepOf(running.recorder.state, id).state === 'skipped',
    );
    const own = running.procedure.exit?.((step) => stepOf(running.recorder.state, step).result);
    return { state: 'done', exit: own ?? (failed ? EXIT.attention : EXIT.ok), error: null };
  }
  return halted(running, halt);
}

async function halted(running: Running, halt: Halt): Promise<End> {
  const { how } = running.control;
  const error = halt.why === 'cancelled' ? null : failureOf(halt.thrown);
  const waits = WAITING.has(error?.code ?? '');
  const stays = halt.why === 'unclear' || how === 'hang-up' || how === 'stop' || (await isBeyond(running)) !== 'absent';
  if (stays || (waits && hasWritten(running.recorder.state))) return { state: 'stopped', exit: EXIT.partlyDone, error };
  const taken = await back(running);
  if (taken.state === 'stopped') return { state: 'stopped', exit: EXIT.partlyDone, error };
  if (taken.state === 'incomplete')
    return { state: 'undo-incomplete', exit: EXIT.rollbackIncomplete, error: failureOf(taken.thrown) };
  return { state: 'undone', exit: halt.why === 'cancelled' ? EXIT.interrupted : EXIT[exitOf(halt.thrown)], error };
}

async function abort(running: Running): Promise<End> {
  const beyond = await isBeyond(running);
  if (beyond === 'unclear') {
    const error: Failure = {
      code: 'outcome-unknown',
      message: 'Whether the run passed its point of no return cannot be asked now, so nothing was taken back.',
      hint: 'Abort it again when the other side answers.',
    };
    return { state: 'stopped', exit: EXIT.partlyDone, error };
  }
  if (beyond === 'done') {
    await tidy(running);
    return { state: 'abandoned', exit: EXIT.partlyDone, error: await abandoned(running) };
  }
  if (beyond !== 'absent') {
    const error = await stillExpected(running, beyond);
    if (error !== null) return { state: 'stopped', exit: EXIT.partlyDone, error };
  }
  const taken = await back(running);
  if (taken.state === 'undone') return { state: 'undone', exit: EXIT.ok, error: null };
  const incomplete = taken.state === 'incomplete';
  return {
    state: incomplete ? 'undo-incomplete' : 'stopped',
    exit: incomplete ? EXIT.rollbackIncomplete : EXIT.partlyDone,
    error: failureOf(taken.thrown),
  };
}

/** What a person is told who ends a run beyond its point: nothing goes on with what it did not do. */
async function abandoned(running: Running): Promise<Failure> {
  const left: string[] = [];
  for (const step of running.procedure.steps) {
    const { state, begun } = stepOf(running.recorder.state, step.id);
    if (step.reads === true || state === 'done' || state === 'skipped') continue;
    if (!begun || (await lookUp(running, step)).state !== 'done') left.push(step.title);
  }
  const message = 'The run was beyond its point of no return: what is in place stays.';
  if (left.length === 0) return { code: 'abandoned', message, hint: null };
  return {
    code: 'abandoned',
    message: `${message} Not done: ${left.join(', ')}.`,
    hint: 'Nothing goes on with that any more: do it by hand, or with a next run.',
  };
}

/** Whether a point of no return was passed, asked from the world; a step that may still pass it is answered itself. */
async function isBeyond(running: Running): Promise<'done' | 'absent' | 'unclear' | Step> {
  const { state } = running.recorder;
  if (!isCommitted(state) && !running.procedure.steps.some(({ byOthers }) => byOthers === true)) return 'absent';
  const states = [];
  const sent: Step[] = [];
  for (const step of running.procedure.steps) {
    const { begun, state: now } = stepOf(state, step.id);
    if (step.irreversible !== true || now === 'undone' || (!begun && step.byOthers !== true)) continue;
    const answer = await lookUp(running, step);
    states.push(answer.state);
    if (answer.state === 'absent' && answer.never !== true && mayArrive(state, step.id)) sent.push(step);
  }
  if (states.includes('done')) return 'done';
  return states.includes('unclear') ? 'unclear' : (sent[0] ?? 'absent');
}

/** What a run stops for without anything having gone wrong: a person, here or elsewhere. */
const WAITING: ReadonlySet<string> = new Set(['needs-answer', 'not-yet']);

const hasWritten = ({ plan, steps }: RunState): boolean =>
  (plan?.steps ?? []).some(({ id, reads }) => !reads && steps[id]?.begun === true && steps[id].state !== 'undone');

function exitOf(thrown: unknown): ExitName {
  return thrown instanceof OpsError && thrown.exit !== 'unexpected' ? thrown.exit : 'rolledBack';
}

function nothingBegun(run: string): OpsError {
  return new OpsError('no-run', `${run} ended before anything was begun.`, {
    hint: 'There is nothing to resume and nothing to take back.',
    exit: 'usage',
  });
}

function refuseUndo(run: string, records: readonly JournalRecord[]): void {
  const why = whyNotUndoable(runOf(run, records));
  if (why !== null)
    throw new OpsError('not-undoable', `${run} cannot be taken back: ${why}.`, {
      hint: 'Nothing was changed.',
      exit: 'nothingToDo',
    });
}

/** A journal that cannot be closed has said all it could. */
function close(journal: Journal): void {
  try {
    journal.close();
  } catch {
    // The records are on the disk; nothing is left to say.
  }
}
