import fc from 'fast-check';
import gt from 'semver/functions/gt.js';
import { expect, test } from 'vitest';

import { INCREMENTS } from '#domain/release/bump/option.ts';
import { nextVersion } from '#domain/release/versions/next.ts';

import { attempt } from '../../../support/attempt.ts';
import { version } from '../../../support/versions.ts';

/** A prerelease identifier that sorts before the present one, the end of a line that is none, too big a number. */
const REFUSALS = ['downgrade', 'usage', 'bad-version'];

test('the next version is above the current one and new, whatever is asked', () => {
  const preid = fc.option(fc.constantFrom('', 'alpha', 'beta', 'rc', 'rc.1', '0', '7'), { nil: null });
  const property = fc.property(
    version(),
    fc.constantFrom(...INCREMENTS),
    preid,
    fc.array(version()),
    (current, bump, id, taken) => {
      const tried = attempt(() => nextVersion(current, bump, { preid: id, taken }));
      if ('code' in tried) return REFUSALS.includes(tried.code);
      return gt(tried.answer, current) && !(tried.answer.includes('-') && taken.includes(tried.answer));
    },
  );
  expect(() => fc.assert(property)).not.toThrow();
});
