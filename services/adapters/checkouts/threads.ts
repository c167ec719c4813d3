import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';

import type { News, Order, OrderWithStop } from './messages.ts';
import type { Stop } from './stop.ts';

/** A thread that nobody needed for so long is ended: it holds some 40 MB. */
const IDLE_MS = 5000;

/** Does a piece of work and answers what came of it. */
export type Works = (order: Order, stop: Stop) => Promise<unknown>;

/**
 * Each piece of work has a thread to itself while it goes on. One that has done its work is kept a while for the next piece,
 * because starting a thread takes longer than most of them; it never keeps the program alive.
 */
export function inThreads(idleMs = IDLE_MS): Works {
  let spare: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  const started = (): Worker => {
    const worker = new Worker(new URL('./checkout.worker.ts', import.meta.url));
    const gone = (): void => void (spare = spare === worker ? null : spare);
    return worker.on('error', gone).on('exit', gone);
  };
  const hired = (): Worker => {
    clearTimeout(idle);
    const worker = spare ?? started();
    spare = null;
    worker.ref();
    return worker;
  };
  const retire = (worker: Worker): void => {
    worker.unref();
    // Another one waits already.
    if (spare !== null) return void worker.terminate();
    spare = worker;
    idle = setTimeout(() => {
      // Nobody hires one that is about to end.
      spare = null;
      void worker.terminate();
    }, idleMs).unref();
  };

  return async (order, { signal }) => {
    const stop = new Uint8Array(new SharedArrayBuffer(1));
    const halt = (): void => void (stop[0] = 1);
    const { promise, resolve, reject } = Promise.withResolvers<News>();
    const worker = hired();
    const end = (): void => reject(ended(order.kind));
    worker.once('message', resolve).once('error', reject).once('exit', end);
    signal?.addEventListener('abort', halt, { once: true });
    worker.postMessage({ order, stop } satisfies OrderWithStop);
    let news: News;
    try {
      news = await promise;
    } finally {
      signal?.removeEventListener('abort', halt);
      worker.off('error', reject).off('exit', end);
    }
    retire(worker);
    if (news.type === 'done') return news.value;
    throw new OpsError(news.code, news.message, { hint: news.hint, exit: news.exit });
  };
}

function ended(what: string): OpsError {
  return new OpsError('checkout-failed', `The thread for the checkout (${what}) has ended.`, {
    hint: 'Call it again: it goes on where it was.',
  });
}
