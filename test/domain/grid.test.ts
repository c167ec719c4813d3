import fc from 'fast-check';
import { expect, it } from 'vitest';

import { gridAfter, phaseOf } from '#domain/grid.ts';
import { fnv1a } from '#domain/hash.ts';

it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('hashes %j as everybody else does', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});

it('puts a phase inside its interval', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 10_000_000 }), (name, interval) => {
      const phase = phaseOf(name, interval);
      expect(Number.isInteger(phase) && phase >= 0 && phase < Math.max(1, interval)).toBe(true);
    }),
  );
});

it('spreads names evenly enough', () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 10_000; index += 1)
    counts[Math.floor(phaseOf(`http:service-${index}`, 10_000) / 1000)]! += 1;
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});

it('finds the first moment on the grid that is later', () => {
  const anyMs = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(anyMs, anyMs, fc.integer({ min: 1, max: 100_000 }), (after, base, interval) => {
      const next = gridAfter(after, base, interval);
      expect(next > after && next <= after + interval).toBe(true);
      expect(Math.abs(next - base) % interval).toBe(0);
    }),
  );
});
