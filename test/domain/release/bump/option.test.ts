import { expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { INCREMENTS, parseBumpOption } from '#domain/release/bump/option.ts';

test.each(INCREMENTS)('takes %s', (increment) => {
  expect(parseBumpOption(increment)).toBe(increment);
});

test.each([
  [' Minor ', 'minor'],
  ['1.4.0', 'explicit:1.4.0'],
  ['v2.0.0-rc.1', 'explicit:2.0.0-rc.1'],
  ['1.4.0+build.5', 'explicit:1.4.0+build.5'],
])('reads %o as %s', (text, raise) => {
  expect(parseBumpOption(text)).toBe(raise);
});

test.each([
  ['foo', 'one of major'],
  ['', 'one of major'],
  ['minro', '--bump minor'],
  ['1.2', '--bump 1.2.0'],
  ['v3', '--bump 3.0.0'],
  ['10.2.', '--bump 10.2.0'],
  ['1.2.3.4', 'one of major'],
  ['=1.2.3', 'one of major'],
  ['01.2.3', 'one of major'],
  ['1.2.3-', 'one of major'],
])('refuses %o and says %s; release-it makes nothing of it without a word', (text, hint) => {
  expect(() => parseBumpOption(text)).toThrow(OpsError);
  const { code, exit, hint: said } = thrownBy(text);
  expect([code, exit, said]).toEqual(['usage', 'usage', expect.stringContaining(hint)]);
});

function thrownBy(text: string): OpsError {
  try {
    throw new Error(`read as ${parseBumpOption(text)}`);
  } catch (thrown) {
    return thrown as OpsError;
  }
}
