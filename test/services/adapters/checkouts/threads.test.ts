import { setImmediate } from 'node:timers/promises';

import { describe, expect, it, vi } from 'vitest';

import type { Order } from '#services/adapters/checkouts/messages.ts';
import { inThreads } from '#services/adapters/checkouts/threads.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { createRepository } from '../../../support/lab/repository.ts';

const stop = { wanted: () => false };
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

describe('threads for the work on checkouts', () => {
  it('does pieces one after the other, at once, and after what failed', async () => {
    await using lab = new Lab();
    const { path: top } = await createRepository(lab, 'project');
    const works = inThreads();
    const taken: Order = { kind: 'taken', folder: lab.at('kept') };
    expect(await works(taken, stop)).toBeNull();
    await expect(works({ kind: 'compare', top, folder: lab.at('kept') }, stop)).rejects.toMatchObject({
      code: 'snapshot-missing',
    });
    expect(await Promise.all([works(taken, stop), works(taken, stop), works(taken, stop)])).toEqual([null, null, null]);
    expect(await works(taken, stop)).toBeNull();
  });

  it('does not keep the program alive with one that waits for work, and has another one when it has ended', async () => {
    await using lab = new Lab();
    const works = inThreads(0);
    const taken: Order = { kind: 'taken', folder: lab.at('kept') };
    const before = threads();
    expect(await works(taken, stop)).toBeNull();
    expect(threads()).toBe(before);
    for (let turn = 0; turn < 3; turn += 1) {
      await setImmediate();
      expect(await works(taken, stop)).toBeNull();
    }
  });

  it('gives no work to one that is being ended', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await using lab = new Lab();
      const works = inThreads(1000);
      const taken: Order = { kind: 'taken', folder: lab.at('kept') };
      expect(await works(taken, stop)).toBeNull();
      vi.advanceTimersByTime(1000);
      expect(await works(taken, stop)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});
