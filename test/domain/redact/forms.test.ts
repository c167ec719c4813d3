import fc from 'fast-check';
import { expect, test } from 'vitest';

import { base64, hex, utf8 } from '#domain/redact/bytes.ts';
import { formsOf } from '#domain/redact/forms.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });

test('bytes, base64 and hexadecimal are those of the platform', () => {
  fc.assert(
    fc.property(text, (value) => {
      const bytes = Buffer.from(value);
      expect(utf8(value)).toEqual([...bytes]);
      expect(base64(utf8(value))).toBe(bytes.toString('base64').replaceAll('=', ''));
      expect(hex(utf8(value))).toBe(bytes.toString('hex'));
    }),
  );
});

test('the spellings hold what the platform makes of a value', () => {
  const value = 'p@ss/wörd "1"+x y\\z';
  expect(formsOf(value)).toEqual(
    expect.arrayContaining([
      value,
      encodeURIComponent(value),
      encodeURI(value),
      encodeURIComponent(value).replaceAll('%20', '+'),
      JSON.stringify(value).slice(1, -1),
      JSON.stringify(JSON.stringify(value)).slice(3, -3),
      Buffer.from(value).toString('hex'),
    ]),
  );
});

test('one of the base64 spellings stands in the base64 of any text around the value', () => {
  const secret = fc
    .string({ unit: 'binary-ascii', minLength: 8, maxLength: 40 })
    .filter((made) => made.trim() === made);
  fc.assert(
    fc.property(secret, text, text, (value, before, after) => {
      const whole = Buffer.from(before + value + after);
      const forms = formsOf(value);
      for (const encoding of ['base64', 'base64url'] as const)
        expect(forms.some((form) => whole.toString(encoding).includes(form))).toBe(true);
    }),
  );
});

test('what is short or only space has no spelling, a line of a long value has', () => {
  expect(formsOf('abcd')).toEqual([]);
  expect(formsOf('   \n  ')).toEqual([]);
  expect(formsOf('first line of it\nshort\r\nsecond line of it')).toEqual(
    expect.arrayContaining(['first line of it', 'second line of it']),
  );
  expect(formsOf('first line of it\nshort\nsecond line of it')).not.toContain('short');
});
