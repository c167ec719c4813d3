import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { increase, totalIncrease } from '#domain/counter.ts';
import { cpuPercent, matches } from '#domain/processes.ts';
import { calmRate, partOf, toStep } from '#domain/rounding.ts';
import { trafficRates } from '#domain/traffic.ts';

const WRAP = 2 ** 32;

describe('a counter', () => {
  test('goes on from zero after 32 bits, and a restart says nothing', () => {
    expect(increase(100, 350)).toBe(250);
    expect(increase(WRAP - 100, 50)).toBe(150);
    expect(increase(1000, 10)).toBeNull();
    expect(increase(2 ** 40, 10)).toBeNull();
    expect(totalIncrease([5, null, 7])).toBe(12);
    expect(totalIncrease([null, null])).toBeNull();
    expect(totalIncrease([])).toBeNull();
  });

  test('gives back what was added, also over the end of 32 bits', () => {
    const small = fc.nat(1_000_000);
    fc.assert(
      fc.property(fc.nat(2 ** 50), small, (before, step) => {
        expect(increase(before, before + step)).toBe(step);
      }),
    );
    fc.assert(
      fc.property(small, small, (left, step) => {
        fc.pre(step >= left && left > 0);
        expect(increase(WRAP - left, step - left)).toBe(step);
      }),
    );
  });
});

describe('traffic', () => {
  const sample = (
    interfaces: Record<string, [rx: number, tx: number, errors?: number]>,
    disk: [number, number] = [0, 0],
  ) => ({
    interfaces: Object.entries(interfaces).map(([name, [rxBytes, txBytes, errors = 0]]) => ({
      name,
      rxBytes,
      txBytes,
      errors,
    })),
    diskReadBytes: disk[0],
    diskWriteBytes: disk[1],
  });

  test('is the sum over what was there both times, per second', () => {
    const before = sample({ eth0: [1000, 0, 1], eth1: [0, 0], gone: [5, 5] }, [0, 100]);
    const now = sample({ eth0: [3000, 500, 3], eth1: [2000, 0], fresh: [1e9, 1e9] }, [1000, 300]);
    expect(trafficRates(before, now, 2000)).toEqual({
      received: 2000,
      sent: 250,
      errors: 1,
      diskRead: 500,
      diskWritten: 100,
    });
  });

  test('is not known without a common interface, without time, or after a restart of the counters', () => {
    const nothing = { received: null, sent: null, errors: null };
    expect(trafficRates(sample({ a: [1, 1] }), sample({ b: [2, 2] }), 1000)).toMatchObject(nothing);
    expect(trafficRates(sample({ a: [1, 1] }), sample({ a: [2, 2] }), 0)).toMatchObject({ ...nothing, diskRead: null });
    expect(trafficRates(sample({ a: [9000, 1] }), sample({ a: [2, 2] }), 1000)).toMatchObject({
      received: null,
      sent: 1,
    });
  });

  test('is never negative', () => {
    const counters = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      rxBytes: fc.nat(),
      txBytes: fc.nat(),
      errors: fc.nat(),
    });
    const samples = fc.record({
      interfaces: fc.uniqueArray(counters, { selector: ({ name }) => name }),
      diskReadBytes: fc.nat(),
      diskWriteBytes: fc.nat(),
    });
    fc.assert(
      fc.property(samples, samples, fc.nat(10_000), (before, now, ms) => {
        for (const rate of Object.values(trafficRates(before, now, ms))) expect(rate ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('processes', () => {
  const named = (name: string, commandLine: string) => ({ name, commandLine });

  test('are found by the kernel’s short name, by their program and by their command line', () => {
    expect(matches(named('nginx', 'nginx: worker process'), { name: 'nginx' })).toBe(true);
    expect(matches(named('a-very-long-nam', '/opt/a-very-long-name --x'), { name: 'a-very-long-name' })).toBe(true);
    expect(matches(named('MainThread', '/usr/bin/node server.js'), { name: 'node' })).toBe(true);
    expect(matches(named('node', 'node server.js'), { name: 'node', pattern: /client/ })).toBe(false);
    expect(matches(named('node', 'node server.js'), { pattern: /server\.js$/ })).toBe(true);
    expect(matches(named('kthreadd', ''), { name: 'node' })).toBe(false);
  });

  test('use what they used between two looks; a pid that is used again is another process', () => {
    const at = (pid: number, startedAt: number, cpuMs: number) => ({ pid, startedAt, cpuMs });
    expect(cpuPercent([at(1, 5, 1000), at(2, 5, 0)], [at(1, 5, 1500), at(2, 5, 250)], 1000)).toBe(75);
    expect(cpuPercent([at(1, 5, 1000)], [at(1, 9, 90_000)], 1000)).toBeNull();
    expect(cpuPercent([at(1, 5, 0)], [at(1, 5, 10), at(3, 9, 90_000)], 1000)).toBe(1);
    expect(cpuPercent([], [at(1, 5, 10)], 1000)).toBeNull();
    expect(cpuPercent([at(1, 5, 0)], [at(1, 5, 10)], 0)).toBeNull();
  });
});

describe('what is worth a repaint', () => {
  test('steps have no noise of binary fractions', () => {
    expect(toStep(0.15 + 0.15, 0.1)).toBe(0.3);
    expect(toStep(87.649, 0.1)).toBe(87.6);
    expect(toStep(2.07, 0.05)).toBe(2.05);
  });

  test('a part of something moves in steps of at most half a percent of it, and never by more than half a step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 46 }), fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
        const part = whole * share;
        expect(Math.abs(partOf(whole, part) - part)).toBeLessThanOrEqual(Math.max(0.5, whole / 256));
      }),
    );
    expect(partOf(0, 5)).toBe(0);
  });

  test('rates have two digits, and background noise is silence', () => {
    expect([0, 999, 1234, 1_260_000].map(calmRate)).toEqual([0, 0, 1200, 1_300_000]);
  });
});
