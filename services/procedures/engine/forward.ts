import { OpsError } from '#domain/errors.ts';
import { isCommitted, stepOf } from '#domain/procedure/run-state.ts';

import { attempt, found, lookUp, type Tried } from './attempt.ts';
import { contextFor } from './context.ts';
import { limitOf, type Running } from './running.ts';
import { Starts } from './starts.ts';
import type { Step } from './step.ts';
import { failureOf } from './words.ts';

/** Why going forward ended before the last step. */
export type Halt =
  | { readonly why: 'failed' | 'unclear'; readonly step: Step; readonly thrown: unknown }
  | { readonly why: 'cancelled' };

const AT_ONCE = 4;
const TRIES = 3;

/** Runs every step that is left, in the order of their needs; null when all are over. */
export async function forward(outer: Running): Promise<Halt | null> {
  const starts = new Starts(outer.host.clock);
  const running: Running = {
    ...outer,
    waiting(step) {
      starts.tell(step.id);
      outer.waiting?.(step);
    },
  };
  const { steps, plan } = running.procedure;
  const needs = new Map(plan.steps.map((step) => [step.id, step.needs]));
  const trusted = await beforeThePoint(running);
  const over = new Set<string>();
  const busy = new Map<string, Promise<void>>();
  const halts: Halt[] = [];
  const ready = () =>
    steps.filter(
      ({ id, reads }) =>
        !over.has(id) &&
        !busy.has(id) &&
        (needs.get(id) ?? []).every((need) => over.has(need)) &&
        // After a failure the other looks of the same moment still tell the person more; nothing else is begun.
        (halts.length === 0 || reads === true),
    );
  const settle = async (step: Step, after?: Promise<void>) => {
    await after;
    const held = after !== undefined && running.control.how !== null;
    const halt: Halt | null = held ? { why: 'cancelled' } : await one(running, step, trusted);
    busy.delete(step.id);
    starts.tell(step.id);
    if (halt === null) over.add(step.id);
    else halts.push(halt);
  };
  for (;;) {
    if (running.control.how === null && !halts.some(({ why }) => why === 'cancelled')) {
      const begun = ready()
        .slice(0, AT_ONCE - busy.size)
        .filter((step) => !failedBefore(halts, step));
      // The program of a step that writes takes longest: what only reads begins beside it, not before it.
      const program = begun.find(({ reads, commands = [] }) => reads !== true && commands.length > 0);
      const after = program === undefined ? undefined : starts.of(program.id);
      for (const step of begun) busy.set(step.id, settle(step, step.reads === true ? after : undefined));
    }
    if (busy.size === 0) break;
    await Promise.race(busy.values());
  }
  if (over.size === steps.length) return null;
  if (running.control.how !== null) return { why: 'cancelled' };
  return halts.find(({ why }) => why === 'unclear') ?? halts[0] ?? { why: 'cancelled' };
}

const failedBefore = (halts: readonly Halt[], step: Step): boolean =>
  halts.some((halt) => halt.why !== 'cancelled' && halt.step.id === step.id);

/** Steps that came before a point of no return that was passed: what they made was used, and is not asked for again. */
async function beforeThePoint(running: Running): Promise<ReadonlySet<string>> {
  const { steps, plan } = running.procedure;
  if (!isCommitted(running.recorder.state)) return new Set();
  let last = -1;
  for (const [at, step] of steps.entries()) {
    if (step.irreversible !== true || !stepOf(running.recorder.state, step.id).begun) continue;
    if ((await lookUp(running, step)).state === 'done') last = at;
  }
  return new Set(plan.steps.slice(0, Math.max(0, last)).map(({ id }) => id));
}

async function one(running: Running, step: Step, trusted: ReadonlySet<string>): Promise<Halt | null> {
  const { recorder, host, procedure } = running;
  const known = stepOf(recorder.state, step.id);
  if (known.state === 'skipped') return null;
  if (known.state === 'done' && (step.reads === true || trusted.has(step.id))) return null;
  if (known.state === 'done' && isSettled(running, step)) return null;
  if (known.begun && known.state !== 'undone') {
    const probe = await lookUp(running, step);
    if (probe.state === 'done') {
      if (known.state !== 'done') found(running, step, probe, 0);
      return null;
    }
    if (probe.state === 'unclear') {
      const thrown = new OpsError('outcome-unknown', `${step.title}: ${probe.why}`, {
        hint: 'Nothing was changed. Resume when the other side answers again.',
        exit: 'partlyDone',
      });
      recorder.record({ type: 'failed', step: step.id, tookMs: 0, error: failureOf(thrown), outcome: 'unclear' });
      return { why: 'unclear', step, thrown };
    }
  }
  const reason = await unneeded(running, step).catch((thrown: unknown) => ({ thrown }));
  if (reason !== null && typeof reason === 'object') {
    recorder.record({
      type: 'failed',
      step: step.id,
      tookMs: 0,
      error: failureOf(reason.thrown),
      outcome: 'absent',
    });
    return { why: 'failed', step, thrown: reason.thrown };
  }
  if (reason !== null) {
    recorder.record({ type: 'skipped', step: step.id, reason });
    return null;
  }
  const policy = procedure.plan.steps.find(({ id }) => id === step.id)?.onFailure ?? 'undo';
  const tries = policy === 'retry' ? (step.attempts ?? TRIES) : 1;
  for (let attempts = 1; ; attempts += 1) {
    const tried = await attempt(running, step, attempts);
    if (tried.state === 'done') return null;
    if (cancelled(running)) return { why: 'cancelled' };
    if (tried.state === 'failed' && attempts < tries) {
      await pause(running, host.retryDelayMs * 2 ** (attempts - 1));
      if (!cancelled(running)) continue;
      return { why: 'cancelled' };
    }
    const verdict = await afterFailure(running, step, tried);
    if (verdict === 'again') continue;
    return verdict;
  }
}

function isSettled({ recorder }: Running, { settledBy }: Step): boolean {
  if (settledBy === undefined) return false;
  const { begun, state } = stepOf(recorder.state, settledBy);
  return begun && state !== 'undone';
}

async function unneeded(running: Running, step: Step): Promise<string | null> {
  if (step.skipped !== undefined && step.skipped !== null) return step.skipped;
  if (step.when === undefined) return null;
  const limit = limitOf(running, { reads: true, ...(step.timeoutMs !== undefined && { timeoutMs: step.timeoutMs }) });
  try {
    return await step.when(contextFor(step, { host: running.host, recorder: running.recorder, signal: limit.signal }));
  } finally {
    limit.release();
  }
}

async function afterFailure(
  running: Running,
  step: Step,
  tried: Exclude<Tried, { state: 'done' }>,
): Promise<Halt | null | 'again'> {
  const { recorder, host } = running;
  const halt: Halt = { why: tried.state, step, thrown: tried.thrown };
  if (tried.state === 'unclear') return halt;
  if (step.onFailure === 'skip') {
    recorder.record({ type: 'skipped', step: step.id, reason: `failed: ${failureOf(tried.thrown).message}` });
    return null;
  }
  if (step.onFailure !== 'ask' || host.ask === undefined) return halt;
  const limit = limitOf(running, { reads: true });
  try {
    const context = contextFor(step, { host: running.host, recorder: running.recorder, signal: limit.signal });
    const answer = await context.ask({
      id: 'failed',
      kind: 'choice',
      title: `${step.title} failed.`,
      lines: [failureOf(tried.thrown).message],
      choices: [
        { id: 'retry', title: 'Try again' },
        { id: 'skip', title: 'Skip it with a reason' },
        { id: 'end', title: isCommitted(recorder.state) ? 'Stop here' : 'Stop and take everything back' },
      ],
    });
    if (answer.value === 'retry') return 'again';
    if (answer.value !== 'skip') return halt;
    recorder.record({ type: 'skipped', step: step.id, reason: answer.reason ?? 'skipped by the person' });
    return null;
  } catch {
    return halt;
  } finally {
    limit.release();
  }
}

const cancelled = ({ control }: Running): boolean => control.how !== null;

/** Waits, but not when the person wants to end. */
function pause({ host, control }: Running, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      unlisten();
      resolve();
    };
    const cancel = host.clock.after(ms, done);
    const unlisten = control.onChange(done);
  });
}
