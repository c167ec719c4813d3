import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sketchBytes, sketchFrom } from '#domain/history/sketch-bytes.ts';
import { mergeSketches, quantile, SKETCH_ERROR, sketchOf } from '#domain/history/sketch.ts';

const values = fc.array(
  fc.oneof(
    fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
    fc.double({ min: -1e6, max: -1e-6, noNaN: true }),
    fc.constant(0),
    fc.integer({ min: 0, max: 5000 }),
  ),
  { minLength: 1, maxLength: 200 },
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** The true value, by sorting. */
const exact = (all: readonly number[], q: number): number =>
  all.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(q * all.length)) - 1]!;

describe('a sketch', () => {
  it('is wrong about a percentile by at most its error, whatever the values', () => {
    fc.assert(
      fc.property(values, share, (all, q) => {
        const truth = exact(all, q);
        const told = quantile(sketchOf(all), q)!;
        expect(Math.abs(told - truth)).toBeLessThanOrEqual(SKETCH_ERROR * Math.abs(truth) * (1 + 1e-9) + 1e-9);
      }),
    );
  });

  it('of parts, merged in any order and grouping, is the one of the whole', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [x, y, z] = [sketchOf(a), sketchOf(b), sketchOf(c)];
        const whole = sketchOf([...a, ...b, ...c]);
        expect(mergeSketches([mergeSketches([x, y]), z])).toEqual(whole);
        expect(mergeSketches([z, mergeSketches([y, x])])).toEqual(whole);
      }),
    );
  });

  it('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(values, (all) => {
        expect(sketchFrom(sketchBytes(sketchOf(all)))).toEqual(sketchOf(all));
      }),
    );
    const big = new Map([[500, 2 ** 40]]);
    expect(sketchFrom(sketchBytes(big))).toEqual(big);
  });

  it('reads the whole entries of bytes that were cut', () => {
    const bytes = sketchBytes(sketchOf([1, 2, 3]));
    expect(sketchFrom(bytes.subarray(0, bytes.length - 1)).size).toBe(2);
    expect(sketchFrom(new Uint8Array())).toEqual(new Map());
  });

  it('is small: an hour of latencies takes less than 100 bytes', () => {
    const latencies = Array.from(
      { length: 120 },
      (_none, n) => 20 + ((n * 37) % 40) + (n % 33 === 0 ? 1800 + n * 7 : 0),
    );
    expect(sketchBytes(sketchOf(latencies)).length).toBeLessThan(100);
  });

  it('says nothing of nothing', () => {
    expect(quantile(sketchOf([]), 0.5)).toBeNull();
    expect(quantile(sketchOf([Number.NaN, Infinity]), 0.5)).toBeNull();
  });
});
