import type { ChildProcess } from 'node:child_process';

import { OpsError } from '#domain/errors.ts';
import { quoted } from '#domain/quoted.ts';
import { startChild } from '#services/adapters/child.ts';
import type { DiskUsage, Mount } from '#services/ports/system.ts';

import { isAnswer, type RemoteAnswer } from './remote-talk.ts';
import { type DiskUsageOf, usageOf } from './usage.ts';

export interface RemoteLimits {
  /** After this long without an answer a mount counts as hung. */
  readonly deadlineMs: number;
  /** A hung mount is asked again after this long, then after twice as long, up to ten times as long. */
  readonly retryMs: number;
}

interface Question {
  readonly path: string;
  readonly timer: NodeJS.Timeout;
  readonly answer: (usage: DiskUsage) => void;
  readonly fail: (error: OpsError) => void;
}

/** A mount that did not answer. */
interface Resting {
  until: number;
  pauseMs: number;
  /** The killed child is still held in the kernel: a second one would only join it. */
  held: boolean;
}

/** On a machine with too much to do a process may take this many deadlines to start. */
const STARTS = 5;

/**
 * Usage of mounts whose server may hang, asked by one child process. A question past the deadline costs the child its
 * life, because nothing else frees its thread; the other questions move to the next child, and the hung mount rests.
 */
export function remoteUsage({ deadlineMs, retryMs }: RemoteLimits, start = startChild): DiskUsageOf {
  const open = new Map<number, Question>();
  const resting = new Map<string, Resting>();
  let child: ChildProcess | null = null;
  /** Deadlines that may still pass before the child must be there. */
  let patience = 0;
  let lastId = 0;

  const ask = (id: number, path: string): void => {
    child ??= hire();
    child.send({ id, path });
  };

  const hire = (): ChildProcess => {
    const hired = start(new URL('./statfs.child.ts', import.meta.url));
    patience = STARTS;
    const gone = (): void => {
      if (child !== hired) return;
      child = null;
      for (const [id, { path }] of open) settle({ id, error: `the process that asks ${path} has ended` });
    };
    return hired
      .on('message', (message) => child === hired && isAnswer(message) && settle(message))
      .on('error', gone)
      .once('exit', gone);
  };

  const settle = (said: RemoteAnswer): void => {
    if (said.id === 'ready') {
      patience = 0;
      for (const { timer } of open.values()) timer.refresh();
      return;
    }
    const question = open.get(said.id);
    if (question === undefined) return;
    close(said.id, question);
    resting.delete(question.path);
    if (said.error === undefined) question.answer(usageOf(said.blocks));
    else question.fail(refused(question.path, said.error));
  };

  const close = (id: number, { timer }: Question): void => {
    clearTimeout(timer);
    open.delete(id);
  };

  const late = (id: number): void => {
    const question = open.get(id);
    if (question === undefined) return;
    if (patience > 0) {
      patience -= 1;
      question.timer.refresh();
      return;
    }
    const { path } = question;
    const pauseMs = Math.min(10 * retryMs, 2 * (resting.get(path)?.pauseMs ?? retryMs / 2));
    const rest: Resting = { pauseMs, until: performance.now() + pauseMs, held: child !== null };
    child?.once('exit', () => (rest.held = false)).kill('SIGKILL');
    child = null;
    resting.set(path, rest);
    for (const [other, waiting] of open) {
      if (waiting.path !== path) {
        ask(other, waiting.path);
        continue;
      }
      close(other, waiting);
      waiting.fail(hanging(path));
    }
  };

  return ({ path }: Mount, signal: AbortSignal) => {
    const rest = resting.get(path);
    if (rest !== undefined && (rest.held || rest.until > performance.now())) return Promise.reject(hanging(path));
    const id = ++lastId;
    const { promise, resolve, reject } = Promise.withResolvers<DiskUsage>();
    const timer = setTimeout(() => late(id), deadlineMs);
    const leave = (): void => {
      timer.unref();
      reject(refused(path, 'nobody waits for the answer any more'));
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    open.set(id, { path, timer, answer: resolve, fail: reject });
    ask(id, path);
    return promise.finally(() => signal.removeEventListener('abort', leave));
  };
}

function hanging(path: string): OpsError {
  return new OpsError('mount-hangs', `the server behind ${path} does not answer`, {
    hint: `Every program that touches it will wait. If the server is gone: umount -l ${quoted(path)}`,
  });
}

function refused(path: string, why: string): OpsError {
  return new OpsError('disk-unreadable', `${path} does not tell its usage: ${why}`, {
    hint: `Try: df ${quoted(path)}`,
  });
}
