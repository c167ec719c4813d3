import { Worker } from 'node:worker_threads';

import { OpsError } from '#domain/errors.ts';
import type {
  Checkouts,
  Compared,
  Overwritten,
  Restored,
  Snapshot,
  SnapshotRefusal,
} from '#services/ports/checkouts.ts';

import type { News, Order, OrderWithStop } from './checkouts/messages.ts';
import { cancelled, type Stop } from './checkouts/stop.ts';
import { reachable } from './system/reachable.ts';

/** Does a piece of work and answers what came of it. */
export type Works = (order: Order, stop: Stop) => Promise<unknown>;

/** Snapshots of git checkouts, each piece of work in a thread of its own: files are looked at and copied in one go. */
export function realCheckouts(works: Works = inThread): Checkouts {
  async function ask<Answer>(order: Order, place: string, signal: AbortSignal): Promise<Answer> {
    await reachable(place);
    const wanted = (): boolean => signal.aborted;
    if (wanted()) throw cancelled();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each order has one kind of answer
    return (await works(order, { wanted, signal })) as Answer;
  }
  return {
    refuse: (top, signal) => ask<SnapshotRefusal | null>({ kind: 'refuse', top }, top, signal),
    take: ({ id, top, folder, ignored, target = null, signal }) =>
      ask<Snapshot>({ kind: 'take', id, top, folder, ignored, target }, top, signal),
    taken: (folder, signal) => ask<Snapshot | null>({ kind: 'taken', folder }, folder, signal),
    overwritten: (top, commit, signal) => ask<Overwritten>({ kind: 'overwritten', top, commit }, top, signal),
    expect: ({ top, folder }, commit, signal) => ask<void>({ kind: 'expect', top, folder, commit }, folder, signal),
    expects: ({ folder }, signal) => ask<boolean>({ kind: 'expects', folder }, folder, signal),
    restore: ({ top, folder }, signal) => ask<Restored>({ kind: 'restore', top, folder }, top, signal),
    compare: ({ top, folder }, signal) => ask<Compared>({ kind: 'compare', top, folder }, top, signal),
    drop: ({ id, top, folder }, signal) => ask<void>({ kind: 'drop', id, top, folder }, top, signal),
  };
}

async function inThread(order: Order, { signal }: Stop): Promise<unknown> {
  const stop = new Uint8Array(new SharedArrayBuffer(1));
  const halt = (): void => void (stop[0] = 1);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const worker = new Worker(new URL('./checkouts/checkout.worker.ts', import.meta.url));
  worker.on('message', (news: News) => {
    if (news.type === 'done') resolve(news.value);
    else reject(new OpsError(news.code, news.message, { hint: news.hint, exit: news.exit }));
  });
  worker.on('error', reject);
  worker.on('exit', () => reject(gone(order.kind)));
  signal?.addEventListener('abort', halt, { once: true });
  const given: OrderWithStop = { order, stop };
  worker.postMessage(given);
  try {
    // It ends by itself: ending it here would do so in the middle of what its last program still says.
    return await promise;
  } finally {
    signal?.removeEventListener('abort', halt);
  }
}

function gone(what: string): OpsError {
  return new OpsError('checkout-failed', `The thread for the checkout (${what}) has ended.`, {
    hint: 'Call it again: it goes on where it was.',
  });
}
