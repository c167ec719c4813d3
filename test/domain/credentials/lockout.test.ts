import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { afterLook, type Failures, lockedFor } from '#domain/credentials/lockout.ts';

const RULE = { failures: 5, forMs: 900_000 };
const NONE = { failures: 0, until: null };
const rejection = { rejection: true, works: false };
const works = { rejection: false, works: true };
const nothing = { rejection: false, works: false };

describe('a lockout', () => {
  it('begins with the fifth rejection in a row and counts down', () => {
    let known: Failures = NONE;
    for (let at = 1; at < 5; at += 1) known = afterLook(known, rejection, RULE, at);
    expect(known).toEqual({ failures: 4, until: null });
    known = afterLook(known, rejection, RULE, 1000);
    expect(known).toEqual({ failures: 5, until: 901_000 });
    expect(lockedFor(known, RULE, 301_000)).toBe(600_000);
    expect(lockedFor(known, RULE, 901_000)).toBe(0);
  });

  it('is over with a value that works', () => {
    expect(afterLook({ failures: 4, until: null }, works, RULE, 1)).toEqual(NONE);
  });

  it('never comes of what says nothing of the value', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.array(fc.constant(nothing), { maxLength: 50 }), (failures, looks) => {
        const before = { failures, until: null };
        expect(looks.reduce<Failures>((known, look) => afterLook(known, look, RULE, 1), before)).toEqual(before);
      }),
    );
  });

  it('begins again with one more rejection after it', () => {
    expect(afterLook({ failures: 5, until: 10 }, rejection, RULE, 20)).toEqual({ failures: 6, until: 900_020 });
  });

  it('lasts no longer than a whole one when the clock is set back', () => {
    expect(lockedFor({ failures: 5, until: 10_000_000 }, RULE, 0)).toBe(RULE.forMs);
  });
});
