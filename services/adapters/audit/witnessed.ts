import type { Trail } from './trail.ts';
import type { Head, Place } from './witnesses.ts';

type Ends = Pick<Trail, 'last' | 'at'>;

/**
 * Tells every witness the end of the trail of a key. One only moves forward along the chain that it knows, so that what it
 * saw of a trail that was cut or replaced stays there until a person took it away.
 */
export async function witnessed(trail: Ends, places: readonly Place[], key: string): Promise<void> {
  await Promise.allSettled(places.map((place) => toldTo(trail, place, key)));
}

/**
 * Two processes may tell it at once, and the one that knows less may be the last: whoever wrote looks once more whether that
 * was the end.
 */
async function toldTo(trail: Ends, place: Place, key: string): Promise<void> {
  for (let written = -1; ;) {
    const last = trail.last();
    if (last === null || last.seq <= written) return;
    const head = { trail: key, seq: last.seq, mac: last.mac };
    const before = await place.read();
    if (before !== null && !follows(trail, before, head)) return;
    await place.write(head);
    written = head.seq;
  }
}

function follows(trail: Ends, before: Head, head: Head): boolean {
  return before.trail === head.trail && before.seq < head.seq && trail.at(before.seq)?.mac === before.mac;
}
