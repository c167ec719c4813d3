import { parseEnv } from 'node:util';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { linesOf, withFormer, withValue } from '#domain/credentials/env-file.ts';

describe('a file of variables', () => {
  it.each([
    ['', 'K=v\n'],
    ['A=1\n', 'A=1\nK=v\n'],
    ['A=1', 'A=1\nK=v\n'],
    ['A=1\r\nB=2\r\n', 'A=1\r\nB=2\r\nK=v\r\n'],
    ['K=old\nA=1\n', 'K=v\nA=1\n'],
    ['export K = "old" # why\r\nA=1\r\n', 'export K = v\r\nA=1\r\n'],
    ['# K=no\nA="x\nK=inside\n"\nK=old', '# K=no\nA="x\nK=inside\n"\nK=v'],
    ["K='two\nlines'\nKK=1\n", 'K=v\nKK=1\n'],
    ['K=one\nK=two\n', 'K=v\nK=v\n'],
    ['A=it\'s\nK="open\nB=1\n', "A=it's\nK=v\nB=1\n"],
  ])('%j becomes %j, and is as before when that is taken back', (text, wanted) => {
    const former = linesOf(text, 'K');
    const now = withValue(text, 'K', 'v') ?? '';
    expect(now).toBe(wanted);
    expect(withFormer(now, 'K', former, text !== '' && !text.endsWith('\n'))).toBe(text);
  });

  it('keeps every other byte, gives the value back to who reads it, and is as before when it is taken back', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# K=x',
        'A=1',
        'B="a\nK=b"',
        "export C='x y'",
        'K=old',
        'export K="old"',
        '',
        'what is this',
        'D=é"',
      ),
      fc.string({ maxLength: 8 }).map((text) => text.replaceAll(/[\n\r'"\\`]/g, '')),
    );
    const value = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.boolean(), value, (lines, end, closed, given) => {
        const text = lines.join(end) + (closed ? end : '');
        const now = withValue(text, 'K', given);
        fc.pre(now !== null);
        expect(parseEnv(now)['K']?.trim()).toBe(given.trim());
        const open = text !== '' && !text.endsWith('\n');
        expect(withFormer(now, 'K', linesOf(text, 'K'), open)).toBe(text);
        expect(withValue(now, 'K', given)).toBe(now);
      }),
    );
  });

  it.each(['a\nb', 'a\rb', '\0', `'"`, `'$x`])('refuses %j, which readers understand differently', (value) => {
    expect(withValue('', 'K', value)).toBeNull();
  });
});
