import type {
  Checkouts,
  Compared,
  Overwritten,
  Restored,
  Snapshot,
  SnapshotRefusal,
} from '#services/ports/checkouts.ts';

import type { Order } from './checkouts/messages.ts';
import { cancelled } from './checkouts/stop.ts';
import { inThreads, type Works } from './checkouts/threads.ts';
import { reachable } from './system/reachable.ts';

/** Snapshots of git checkouts, each piece of work in a thread: files are looked at and copied in one go. */
export function realCheckouts(works: Works = inThreads()): Checkouts {
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
