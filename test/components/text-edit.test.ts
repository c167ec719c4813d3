import fc from 'fast-check';
import { expect, it } from 'vitest';

import { editLine, EMPTY_LINE, type Line, lineOf, proposedLine } from '#components/text-edit.ts';

/** Types letters and presses named keys: `ab <left> c`. */
function typed(keys: string, start: Line = EMPTY_LINE): string {
  let line = start;
  for (const [, name, letter] of keys.matchAll(/<([\w-]+)>|(.)/gsu)) {
    line = editLine(line, { name: name ?? letter ?? '', text: letter ?? '' }) ?? line;
  }
  const letters = Array.from(new Intl.Segmenter().segment(line.text), ({ segment }) => segment);
  return [...letters.slice(0, line.at), '|', ...letters.slice(line.at)].join('');
}

it.each([
  ['abc', 'abc|'],
  ['abc<left><left>x', 'ax|bc'],
  ['abc<home>x<end>y', 'xabcy|'],
  ['abc<backspace>', 'ab|'],
  ['abc<home><delete>', '|bc'],
  ['one two<alt-b>x', 'one x|two'],
  ['one two<home><ctrl-right>x', 'onex| two'],
  ['one, two<ctrl-w>', 'one, |'],
  ['one two<alt-b><ctrl-u>', '|two'],
  ['one two<alt-b><ctrl-k>', 'one |'],
  ['one two<home><alt-d>', '| two'],
  ['e\u0301<left>x', 'x|e\u0301'],
  ['健康<backspace>', '健|'],
  ['<left><backspace><ctrl-w>', '|'],
])('%s', (keys, wanted) => {
  expect(typed(keys)).toBe(wanted);
});

it.each([
  ['30m', '30m|'],
  ['<backspace>', '|'],
  ['<delete>', '|'],
  ['<ctrl-u>', '|'],
  ['<end>:05', '14:30:05|'],
  ['<left>5', '14:35|0'],
  ['<home>0', '0|14:30'],
  ['<up>', '14:30|'],
])('a proposal and %s', (keys, wanted) => {
  expect(typed(keys, proposedLine('14:30'))).toBe(wanted);
});

it('leaves what is not about text to others', () => {
  const names = ['enter', 'esc', 'up', 'down', 'tab', 'ctrl-c', 'pageup'];
  expect(names.filter((name) => editLine(lineOf('a'), { name, text: '' }) !== null)).toEqual([]);
});

it('keeps the cursor inside whatever is pressed', () => {
  const keys = fc.constantFrom(
    'left',
    'right',
    'home',
    'end',
    'backspace',
    'delete',
    'alt-b',
    'alt-f',
    'ctrl-w',
    'ctrl-u',
  );
  const press = fc.oneof(
    keys.map((name) => ({ name, text: '' })),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }).map((text) => ({ name: text, text })),
  );
  fc.assert(
    fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
      let line = EMPTY_LINE;
      for (const each of presses) line = editLine(line, each) ?? line;
      const length = lineOf(line.text).at;
      expect(line.at >= 0 && line.at <= length).toBe(true);
    }),
  );
});
