import { OpsError } from '#domain/errors.ts';
import type { Json } from '#domain/json.ts';
import type { Answer, Question } from '#domain/procedure/question.ts';
import { stepOf } from '#domain/procedure/run-state.ts';
import type { Command, Finished } from '#services/ports/shell.ts';

import type { Host, Redaction } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { Step, StepContext } from './step.ts';
import { spelled } from './words.ts';

const STEP_MS = 10 * 60_000;
/** Of a failed program's last words, in characters. */
const LAST_WORDS = 2000;

interface Around {
  readonly host: Host;
  readonly recorder: Recorder;
  readonly signal: AbortSignal;
  /** `before` of a step that was not recorded yet. */
  readonly before?: Json | undefined;
  readonly result?: Json | undefined;
  /** Called when a program of a writing step was started. */
  readonly waiting?: (() => void) | undefined;
}

/** What a step may do to the world and to its watchers. */
export function contextFor(step: Step, { host, recorder, signal, before, result, waiting }: Around): StepContext {
  const { run } = recorder.state;
  const own = stepOf(recorder.state, step.id);
  const exec: StepContext['exec'] = async (command, limits = {}) => {
    const quiet = limits.quiet === true;
    recorder.tell({ type: 'command', step: step.id, text: redactedLine(host, spelled(command)), quiet });
    const streams = quiet ? null : speakers(host, recorder, step.id);
    const finished = await host.shell.run(command, {
      signal,
      timeoutMs: limits.timeoutMs ?? step.timeoutMs ?? STEP_MS,
      idleTimeoutMs: limits.idleTimeoutMs ?? step.idleTimeoutMs,
      maxBytes: limits.maxBytes,
      onOutput: streams === null ? undefined : (text, stream) => streams.hear(text, stream),
      onStart: (pid) => {
        const worker = host.locks.identify(pid);
        if (step.reads === true) return;
        recorder.record({ type: 'child', step: step.id, worker, command: command.file });
        waiting?.();
      },
    });
    streams?.flush();
    return finished;
  };
  return {
    run,
    folder: host.journals.folder(run),
    before: before ?? own.before,
    result: result ?? own.result,
    resultOf: (id) => stepOf(recorder.state, id).result,
    beforeOf: (id) => stepOf(recorder.state, id).before,
    signal,
    exec,
    async must(command, limits) {
      const finished = await exec(command, limits);
      if (finished.exitCode !== 0) throw failed(host, command, finished);
      return finished;
    },
    ask: (question, meanwhile) => ask({ host, recorder, signal }, step.id, question, meanwhile),
    note: (text) => recorder.tell({ type: 'note', step: step.id, text: redactedLine(host, text) }),
    progress: (done, total, text) =>
      recorder.tell({ type: 'progress', step: step.id, done, total, text: redactedLine(host, text) }),
  };
}

async function ask(
  { host, recorder, signal }: Around,
  step: string,
  question: Question,
  meanwhile?: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  if (host.ask === undefined)
    throw new OpsError('needs-answer', `${question.title} Nobody can be asked here.`, {
      hint: 'Run it on a terminal, or give the answer as an option.',
      exit: 'refused',
    });
  recorder.record({ type: 'asked', step, question });
  const answered = new AbortController();
  const open = AbortSignal.any([signal, answered.signal]);
  const asked = host.ask(step, question, open);
  const answer = await (meanwhile === undefined ? asked : Promise.race([asked, meanwhile(open)])).finally(() =>
    answered.abort(),
  );
  const value = question.kind === 'secret' ? null : (answer?.value ?? null);
  recorder.record({ type: 'answered', step, question: question.id, value });
  if (answer === null) throw new OpsError('left', 'The question was left without an answer.', { exit: 'interrupted' });
  return answer;
}

function failed(host: Host, command: Command, finished: Finished): OpsError {
  const words = redactedLine(host, (finished.stderr.trim() || finished.stdout.trim()).slice(-LAST_WORDS));
  const how = finished.timedOut
    ? 'took too long and was ended'
    : finished.idle === true
      ? 'was silent for too long and was ended'
      : finished.exitCode === null
        ? `was ended by ${finished.signal}`
        : `failed with exit code ${finished.exitCode}`;
  return new OpsError(
    'command-failed',
    `${redactedLine(host, spelled(command))} ${how}${words === '' ? '.' : `: ${words}`}`,
  );
}

function speakers(host: Host, recorder: Recorder, step: string) {
  const streams: Record<'stdout' | 'stderr', Redaction> = { stdout: host.redaction(), stderr: host.redaction() };
  const say = (text: string, stream: 'stdout' | 'stderr') => {
    if (text !== '') recorder.tell({ type: 'output', step, stream, text });
  };
  return {
    hear: (text: string, stream: 'stdout' | 'stderr') => say(streams[stream].push(text), stream),
    flush: () => {
      say(streams.stdout.flush(), 'stdout');
      say(streams.stderr.flush(), 'stderr');
    },
  };
}

function redactedLine(host: Host, text: string): string {
  const redaction = host.redaction();
  return redaction.push(text) + redaction.flush();
}
