import { expect, it } from 'vitest';

import { addBatch, type Batch } from '#store/held.ts';

import { reading } from '../support/readings.ts';

const batch = (at: number, ...ids: readonly string[]): Batch => ({
  at,
  incidents: [],
  readings: ids.map((id) => reading(id, { takenAt: at })),
});

it('keeps no more than it needs, and of each check the latest', () => {
  let waiting: readonly Batch[] = [];
  for (let at = 0; at < 1000; at += 1) waiting = addBatch(waiting, batch(at, at === 0 ? 'once:a' : 'often:b'));
  expect(waiting.length).toBeLessThan(150);
  expect(waiting[0]?.readings.map(({ id }) => id)).toEqual(['once:a', 'often:b']);
  expect(waiting.at(-1)?.at).toBe(999);
});
