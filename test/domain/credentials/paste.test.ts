import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanPaste, LONGEST_VALUE } from '#domain/credentials/paste.ts';

const TOKEN = 'ghp_1234567890abcdefABCDEF';

describe('a pasted value', () => {
  it.each([
    ['a line break at the end', `${TOKEN}\r\n`, 'Taken away: 1 line break.'],
    ['a wrapped line', `${TOKEN.slice(0, 9)}\n  ${TOKEN.slice(9)}`, 'Taken away: 1 line break and 2 spaces.'],
    ['zero-width and direction marks', `\u200b${TOKEN}\u202e\ufeff`, 'Taken away: 3 invisible characters.'],
    ['quotes', `"${TOKEN}"`, 'Taken away: the quotes around it.'],
    [
      'an assignment',
      `export GITHUB_TOKEN='${TOKEN}'`,
      'Taken away: 1 space, the name of a variable and the quotes around it.',
    ],
    ['a control character', `${TOKEN}\u0007`, 'Taken away: 1 control character.'],
  ])('is kept without %s', (_, text, note) => {
    expect(cleanPaste(text)).toEqual({ value: TOKEN, note });
  });

  it('is kept as it is when nothing came along', () => {
    expect(cleanPaste(TOKEN)).toEqual({ value: TOKEN, note: null });
    expect(cleanPaste('abc/def+ghi=')).toEqual({ value: 'abc/def+ghi=', note: null });
  });

  it.each([
    ['nothing', ' \n\u200b', /nothing in it but blanks/],
    ['a megabyte', 'x'.repeat(1_000_000), /1,000,000 characters.*Nothing of it was kept/],
    ['a shortened copy', 'ghp_12…9fQ2', /shortened copy/],
    ['a masked copy', 'sk-***9fQ2', /shortened copy/],
  ])('is refused when it is %s', (_, text, problem) => {
    expect(cleanPaste(text)).toEqual({ problem: expect.stringMatching(problem) as unknown });
  });

  it('never says anything of the value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, maxLength: 200, unit: 'binary' }), (text) => {
        const cleaned = cleanPaste(text);
        const said = 'problem' in cleaned ? cleaned.problem : (cleaned.note ?? '');
        expect(said).not.toContain('value' in cleaned && cleaned.value.length > 7 ? cleaned.value : text);
      }),
    );
  });

  it('is one line of visible characters, and cleaning it again changes nothing but quotes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'binary' }), (text) => {
        const cleaned = cleanPaste(text);
        if (!('value' in cleaned)) return;
        expect(cleaned.value).not.toMatch(/[\s\u200b-\u200f\u202a-\u202e\ufeff]/);
        expect(cleaned.value.length).toBeLessThanOrEqual(LONGEST_VALUE);
      }),
    );
  });
});
