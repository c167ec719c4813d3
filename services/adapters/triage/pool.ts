import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';

import type { Answer, Question } from './messages.ts';
import type { Known } from './safely.ts';

/** More threads than this would wait for the disk, and for each other. */
const MOST_THREADS = 2;
/** A thread that reads less than this has hardly begun when the others are done. */
const BUSY = 32 * 1024 * 1024;

/** An answer, and the thread that gave it: numbers of templates are its own. */
export interface Told<Type extends Answer['type']> {
  readonly answer: Extract<Answer, { type: Type }>;
  readonly thread: number;
}

/** Threads that read logs, each started with its first question. */
export interface Pool {
  /** Rejects with what went wrong, its `code` that of the system; with OpsError `cancelled` when the signal fired. */
  ask<Type extends Answer['type']>(type: Type, question: Question): Promise<Told<Type>>;
  /** Starts the threads at once that so many bytes will keep busy, not each with its first question. */
  expect(bytes: number): void;
  close(): void;
}

/** Threads that take `secrets` out of what they answer. */
export function threadPool(
  signal: AbortSignal,
  secrets: readonly Known[],
  threads = Math.min(MOST_THREADS, availableParallelism()),
): Pool {
  const free = Array.from({ length: threads }, (_, thread) => thread);
  const workers: (Worker | undefined)[] = [];
  const waiting: ((thread: number) => void)[] = [];
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const cancel = (): void => lost.reject(cancelled());
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();

  const hire = (): Worker =>
    new Worker(new URL('./log-scan.worker.ts', import.meta.url), { workerData: secrets })
      .on('error', (error) => lost.reject(error))
      .on('exit', () => lost.reject(new Error('the thread that reads logs has ended')));
  const take = async (): Promise<number> => free.pop() ?? new Promise<number>((resolve) => waiting.push(resolve));
  const give = (thread: number): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  };

  return {
    async ask(type, question) {
      const thread = await Promise.race([take(), lost.promise]);
      const worker = (workers[thread] ??= hire());
      const { promise, resolve } = Promise.withResolvers<Answer>();
      worker.once('message', resolve);
      worker.postMessage(question);
      const answer = await Promise.race([promise, lost.promise]);
      give(thread);
      if (isOf(answer, type)) return { answer, thread };
      if (answer.type === 'failed') throw Object.assign(new Error(answer.reason), { code: answer.code });
      throw new Error(`The thread that reads logs answered ${answer.type}, not ${type}.`);
    },
    expect(bytes) {
      const busy = Math.min(threads, Math.floor(bytes / BUSY));
      for (let thread = 0; thread < busy; thread += 1) workers[thread] ??= hire();
    },
    close() {
      signal.removeEventListener('abort', cancel);
      for (const worker of workers) void worker?.terminate();
    },
  };
}

function isOf<Type extends Answer['type']>(answer: Answer, type: Type): answer is Extract<Answer, { type: Type }> {
  return answer.type === type;
}

function cancelled(): OpsError {
  return new OpsError('cancelled', 'Reading the logs was stopped.', {
    hint: 'Start it again; what was read before is remembered.',
    exit: 'interrupted',
  });
}
