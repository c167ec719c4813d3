import type { Trail } from './trail.ts';
import type { Head, Place } from './witnesses.ts';

/**
 * Tells every witness the end of the trail. One only moves forward along the chain that it knows, so that what it saw of
 * a trail that was cut or replaced stays there until a person took it away.
 */
export async function witnessed(trail: Trail, places: readonly Place[], head: Head): Promise<void> {
  await Promise.allSettled(
    places.map(async (place) => {
      const before = await place.read();
      if (before === null || follows(trail, before, head)) await place.write(head);
    }),
  );
}

function follows(trail: Trail, before: Head, head: Head): boolean {
  return before.trail === head.trail && before.seq < head.seq && trail.at(before.seq)?.mac === before.mac;
}
