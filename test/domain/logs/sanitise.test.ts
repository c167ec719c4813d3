import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LONGEST, shown } from '#domain/logs/sanitise.ts';

const ESC = '\u001B';

test.each([
  ['colours', `${ESC}[1;31mERROR${ESC}[0m broke`, 'ERROR broke'],
  ['a title', `a${ESC}]0;owned\u0007b`, 'ab'],
  ['the clipboard', `a${ESC}]52;c;ZXZpbA==${ESC}\\b`, 'ab'],
  ['a link', `${ESC}]8;;https://evil.example\u0007safe${ESC}]8;;\u0007`, 'safe'],
  ['an answer asked of the terminal', `x${ESC}[6n${ESC}P+q544e${ESC}\\y${ESC}Z`, 'xy'],
  ['eight bit sequences', 'a\u009B2Jb\u009D52;c;ZXZpbA==\u009Cc', 'abc'],
  ['a sequence without an end hides nothing', `a${ESC}]52;c;payload`, 'a52;c;payload'],
  ['a reset and another character set', `a${ESC}cb${ESC}(0c`, 'abc'],
  ['one inside another', `${ESC}[${ESC}[31mm x`, 'm x'],
  ['turned text', 'user \u202Etxt.exe\u202C end', 'user txt.exe end'],
  ['what shows nothing', 'a\u200Bb\uFEFFc\u{E0041}d', 'abcd'],
  ['bells, backspaces and zeros', 'pass\u0008\u0008\u0000word\u0007', 'password'],
  ['a carriage return hides nothing', 'real line\rfake line\r\n', 'real line fake line'],
  ['tabs', '\tat main', '    at main'],
  ['letters of any script, and joined emoji', 'päß 你好 👩‍💻', 'päß 你好 👩‍💻'],
])('%s', (_what, line, text) => expect(shown(line)).toEqual({ text, cut: 0 }));

test('nothing that a terminal obeys is left of any line', () => {
  const nasty = fc.constantFrom(
    ESC,
    '\u009B',
    '\u009D',
    '[',
    ']',
    '52;c;',
    'P',
    '\u0007',
    '\\',
    '\u202E',
    'x',
    '\r',
    '\uD800',
  );
  const line = fc
    .array(fc.oneof(nasty, fc.string({ unit: 'binary' })), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(line, (given) => {
      const { text } = shown(given);
      expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
      expect(text.isWellFormed()).toBe(true);
      expect(shown(text).text).toBe(text);
    }),
  );
});

test('a long line is cut, and says how much', () => {
  const { text, cut } = shown('x'.repeat(LONGEST + 5), 100);
  expect(text).toHaveLength(LONGEST);
  expect(cut).toBe(105);
  expect(shown(`${'x'.repeat(LONGEST - 1)}👩`).text.isWellFormed()).toBe(true);
});
