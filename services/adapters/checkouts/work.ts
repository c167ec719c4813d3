import type { Snapshot } from '#services/ports/checkouts.ts';

import { expectedCommits } from './brought.ts';
import { textOf } from './bytes.ts';
import { compare } from './compare.ts';
import { drop } from './drop.ts';
import { expectAll } from './expect-all.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { Order } from './messages.ts';
import { overwritten } from './overwritten.ts';
import { refuse } from './refuse.ts';
import { check, restore } from './restore.ts';
import type { Stop } from './stop.ts';
import { take } from './take.ts';

const MOST = 100;

/** Does one piece of work; what it answers is what the port says of it. */
export async function work(order: Order, stop: Stop): Promise<unknown> {
  switch (order.kind) {
    case 'refuse':
      return refuse(order.top, stop);
    case 'take':
      return snapshotOf(await take(order, stop), order.folder);
    case 'taken':
      return readManifest(order.folder) === null ? null : snapshotOf(check(order.folder), order.folder);
    case 'overwritten':
      return overwritten(order.top, order.commit, stop);
    case 'restore':
      return restore(order.top, order.folder, stop);
    case 'compare':
      return compare(order.top, order.folder, stop);
    case 'expect':
      return expectAll(order.top, order.folder, order.commit, stop);
    case 'expects':
      return expectedCommits(order.folder).length > 0;
    case 'drop':
      return drop(order.id, order.top, order.folder, stop);
  }
}

function snapshotOf({ id, top, head, branch, files, bytes, leftOut }: Manifest, folder: string): Snapshot {
  return { id, top, folder, head, branch, files, bytes, leftOut: leftOut.slice(0, MOST).map(textOf) };
}
