import type { Worker } from 'node:worker_threads';

/** What is asked of a thread, and what it answers: both by a number, because answers may come in another order. */
export interface Numbered {
  readonly id: number;
}

/** A thread that answers questions. */
export interface Thread<Question, Answer> {
  /** Never rejects: what goes wrong is an answer too, made of a reason. */
  readonly ask: (question: Question, signal?: AbortSignal) => Promise<Answer>;
}

interface ThreadOptions<Answer> {
  readonly hire: () => Worker;
  /** Ended after this long without a question: a thread holds some 40 MB. */
  readonly idleMs: number;
  readonly isAnswer: (message: unknown) => message is Answer & Numbered;
  /** The answer when there is none, for this reason. */
  readonly failed: (reason: string) => Answer;
  /** Whether it may still hang in there, so that the next question deserves another thread. */
  readonly isFailed: (answer: Answer) => boolean;
}

const LEFT = 'nobody waits for the answer any more';

/** Starts with the first question and never keeps the program alive by itself. */
export function threadOf<Question, Answer>(options: ThreadOptions<Answer>): Thread<Question, Answer> {
  const { hire, idleMs, isAnswer, failed, isFailed } = options;
  const open = new Map<number, (answer: Answer) => void>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const hired = (): Worker => {
    const fresh = hire();
    const gone = (): void => {
      if (worker === fresh) dismiss('the thread that asks has ended');
    };
    const heard = (message: unknown): void => {
      if (isAnswer(message)) open.get(message.id)?.(message);
    };
    return fresh.on('message', heard).on('error', gone).on('exit', gone);
  };

  const dismiss = (reason: string): void => {
    void worker?.terminate();
    worker = null;
    for (const settle of open.values()) settle(failed(reason));
  };

  const retire = (broken: boolean): void => {
    worker?.unref();
    if (broken) dismiss('');
    else idle = setTimeout(() => dismiss(''), idleMs).unref();
  };

  return {
    async ask(question, signal) {
      if (signal?.aborted) return failed(LEFT);
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<Answer>();
      const leave = (): void => resolve(failed(LEFT));
      signal?.addEventListener('abort', leave, { once: true });
      clearTimeout(idle);
      open.set(id, resolve);
      worker ??= hired();
      worker.ref();
      worker.postMessage({ ...question, id });
      const answer = await promise;
      open.delete(id);
      signal?.removeEventListener('abort', leave);
      if (open.size === 0) retire(isFailed(answer));
      return answer;
    },
  };
}
