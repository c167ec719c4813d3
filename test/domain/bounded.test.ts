import { expect, test } from 'vitest';

import { bounded } from '#domain/bounded.ts';

test('never more than the limit at once, and results stay in order', async () => {
  let running = 0;
  let most = 0;
  const results = await bounded([30, 10, 20, 0, 5], 2, async (item) => {
    most = Math.max(most, ++running);
    for (let turn = 0; turn < item; turn++) await Promise.resolve();
    running--;
    return item * 2;
  });
  expect(results).toEqual([60, 20, 40, 0, 10]);
  expect(most).toBe(2);
});

test('nothing to do is done at once, and a limit below one still works', async () => {
  expect(await bounded([], 4, () => Promise.reject(new Error('called')))).toEqual([]);
  expect(await bounded([1], 0, (item) => Promise.resolve(item))).toEqual([1]);
});

test('a throw ends it', async () => {
  await expect(bounded([1, 2], 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
