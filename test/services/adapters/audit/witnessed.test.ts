import { expect, test } from 'vitest';

import { witnessed } from '#services/adapters/audit/witnessed.ts';
import type { Head, Place } from '#services/adapters/audit/witnesses.ts';

const KEY = 'key-1';
const row = (seq: number) => ({ seq, mac: `mac-${seq}`, prev: `mac-${seq - 1}`, body: '{}' });

/** A trail that grows, and a witness who says before it remembers something. */
function growing(count: number, beforeWrite: (head: Head) => Promise<void> = () => Promise.resolve()) {
  const world = { count, remembered: null as Head | null, writes: 0 };
  const trail = {
    last: () => (world.count === 0 ? null : row(world.count)),
    at: (seq: number) => (seq <= world.count ? row(seq) : null),
  };
  const place: Place = {
    name: 'a witness',
    read: () => Promise.resolve(world.remembered),
    async write(head) {
      await beforeWrite(head);
      world.writes += 1;
      world.remembered = head;
    },
  };
  return { world, trail, place };
}

test('the one of two processes that knows less and writes last leaves the true end', async () => {
  let other = true;
  const { world, trail, place } = growing(35, async () => {
    if (!other) return;
    other = false;
    world.count = 40;
    await witnessed(trail, [place], KEY);
    expect(world.remembered?.seq).toBe(40);
  });
  await witnessed(trail, [place], KEY);
  expect(world.remembered).toEqual({ trail: KEY, seq: 40, mac: 'mac-40' });
});

test('an end is told once, and a trail without records not at all', async () => {
  const { world, trail, place } = growing(3);
  await witnessed(trail, [place], KEY);
  await witnessed(trail, [place], KEY);
  expect(world).toMatchObject({ writes: 1, remembered: { seq: 3 } });
  const empty = growing(0);
  await witnessed(empty.trail, [empty.place], KEY);
  expect(empty.world.remembered).toBeNull();
});

test('what it saw of a longer trail, of another one or of one with other records stays', async () => {
  for (const before of [
    { trail: KEY, seq: 9, mac: 'mac-9' },
    { trail: 'key-0', seq: 1, mac: 'mac-1' },
    { trail: KEY, seq: 2, mac: 'forged' },
  ]) {
    const { world, trail, place } = growing(5);
    world.remembered = before;
    await witnessed(trail, [place], KEY);
    expect(world.remembered).toEqual(before);
  }
});
