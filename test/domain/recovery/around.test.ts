import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { around } from '#domain/recovery/around.ts';
import { includes, LEVELS, nextLevel } from '#domain/recovery/levels.ts';
import { validateGate } from '#domain/recovery/settings.ts';

const SHOP = [
  { id: 'db' },
  { id: 'cache' },
  { id: 'api', requires: ['db'], after: ['cache'] },
  { id: 'web', requires: ['api'] },
  { id: 'mail', after: ['db'] },
];

describe('what a service is put in order with', () => {
  it.each([
    ['api', ['db', 'cache', 'api', 'web']],
    ['db', ['db', 'api', 'web', 'mail']],
    ['web', ['db', 'cache', 'api', 'web']],
    ['nobody', ['nobody']],
  ])('%s: %j', (id, expected) => {
    expect(around([id], SHOP)).toEqual(expected);
  });

  const ids = ['a', 'b', 'c', 'd', 'e'];
  const services = fc.tuple(
    ...ids.map((id) => fc.record({ id: fc.constant(id), requires: fc.subarray(ids), after: fc.subarray(ids) })),
  );

  it('ends in circles, holds the starts, names each once, and knows nobody else', () => {
    fc.assert(
      fc.property(services, fc.subarray(ids, { minLength: 1 }), (all, starts) => {
        const found = around(starts, all);
        expect(found).toEqual(expect.arrayContaining(starts));
        expect(new Set(found).size).toBe(found.length);
        expect(ids).toEqual(expect.arrayContaining([...found]));
      }),
    );
  });

  it('holds everything that one of them needs', () => {
    fc.assert(
      fc.property(services, fc.constantFrom(...ids), (all, start) => {
        const own = all.find(({ id }) => id === start);
        expect(around([start], all)).toEqual(expect.arrayContaining([...(own?.requires ?? []), ...(own?.after ?? [])]));
      }),
    );
  });
});

describe('levels', () => {
  it('each includes those before it and none after it', () => {
    expect(LEVELS.map((level) => LEVELS.filter((of) => includes(level, of)).length)).toEqual([1, 2, 3, 4, 5]);
  });

  it('the next one goes one deeper', () => {
    expect(LEVELS.map(nextLevel)).toEqual(['order', 'reinstall', 'reset', 'restore', null]);
  });
});

describe('the gate', () => {
  it.each([
    [{ good: 5, overMs: 60_000 }, 5000],
    [{ good: 2, overMs: 50 }, 50],
    [{ good: 100, overMs: 100 }, 10],
    [{ good: 1, overMs: 10 }, 10],
  ])('%j looks every %i ms', (wish, everyMs) => {
    expect(validateGate(wish)).toEqual({ ...wish, everyMs });
  });
});
