import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type UsedAt, type UsedProcess, usesOf } from '#domain/service/use.ts';

const process = (pid: number, parent: number, more: Partial<UsedProcess> = {}): UsedProcess => ({
  pid,
  parent,
  startedAt: 1000 + pid,
  rssBytes: 10,
  cpuMs: 100,
  ...more,
});
const at = (atMs: number, ...processes: readonly UsedProcess[]): UsedAt => ({ atMs, processes });

describe('what a service uses', () => {
  it('adds up its process and all that come from it', () => {
    const now = at(0, process(1, 0), process(7, 1), process(8, 7), process(9, 8), process(20, 1));
    expect(usesOf([7], now, null).get(7)).toEqual({ cpuPercent: null, memoryBytes: 30, pids: [7, 8, 9] });
  });

  it('is the share of one processor between two looks', () => {
    const before = at(0, process(7, 1), process(8, 7));
    const now = at(2000, process(7, 1, { cpuMs: 1100 }), process(8, 7, { cpuMs: 1100 }));
    expect(usesOf([7], now, before).get(7)?.cpuPercent).toBe(100);
  });

  it('counts a process that took an old pid from its own start', () => {
    const before = at(0, process(7, 1, { cpuMs: 90_000 }));
    const now = at(1000, process(7, 1, { cpuMs: 500, startedAt: 5000 }));
    expect(usesOf([7], now, before).get(7)?.cpuPercent).toBe(50);
  });

  it('says nothing of a process that is not there', () => {
    expect(usesOf([7], at(0, process(8, 1)), null).size).toBe(0);
  });

  it('ends for whatever is said of parents, and counts nobody twice', () => {
    const any = fc.array(fc.record({ pid: fc.integer({ min: 1, max: 20 }), parent: fc.integer({ min: 0, max: 20 }) }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(any, (pairs) => {
        const processes = pairs.map(({ pid, parent }) => process(pid, parent));
        const pids = usesOf([1], at(0, ...processes), null).get(1)?.pids ?? [];
        expect(pids.length).toBeLessThanOrEqual(processes.length);
      }),
    );
  });
});
