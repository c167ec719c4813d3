import { expect, test } from 'vitest';

import { freeVersion } from '#domain/release/versions/free.ts';

test.each([
  ['1.1.0', [], '1.1.0'],
  ['1.1.0', ['1.1.0'], '1.1.1'],
  ['1.1.0', ['1.1.1', '1.1.0', '1.1.3'], '1.1.2'],
  ['1.1.0-rc.0', ['1.1.0-rc.0', '1.1.0-rc.1'], '1.1.0-rc.2'],
  ['1.1.0', ['1.1.0+build'], '1.1.1'],
])('after %s with %o taken, %s is free', (wanted, taken, free) => {
  expect(freeVersion(wanted, taken)).toBe(free);
});
