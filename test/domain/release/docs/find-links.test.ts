import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findLinks } from '#domain/release/docs/find-links.ts';
import { visibleText } from '#domain/release/docs/visible.ts';

const targets = (text: string): readonly string[] => findLinks(text).map(({ target }) => target);

test.each([
  ['[a](b.md)', ['b.md']],
  ['[a](b.md "title") and [c](<d e.md> \'t\')', ['b.md', 'd e.md']],
  ['![a](b.png)', ['b.png']],
  ['[![badge](a.svg)](b.md)', ['a.svg', 'b.md']],
  ['[a](b_(c).md)', ['b_(c).md']],
  [String.raw`[a](b\(c.md)`, ['b(c.md']],
  ['[a\nb](c.md)', ['c.md']],
  ['[a]()', ['']],
  ['[a][b]\n\n[b]: c.md "t"\n', ['c.md']],
  ['[b]:\n  <c d.md>\n', ['c d.md']],
  ['<https://x.org/a> and https://x.org/b.', ['https://x.org/a', 'https://x.org/b']],
  ['[a](https://x.org/a)', ['https://x.org/a']],
  ['(https://x.org/a_(b))', ['https://x.org/a_(b)']],
  ['<a class="x" href="a.md">t</a><img alt="" src=\'b.png\'>', ['a.md', 'b.png']],
  ['- item\n\n      [a](in-a-list.md)', ['in-a-list.md']],
  ['\uFEFF[a](b.md)\r\n[c](d.md)\r\n', ['b.md', 'd.md']],
])('%j links %j', (text, expected) => {
  expect(targets(text)).toEqual(expected);
});

test.each([
  '`[a](b.md)`',
  '``[a](b.md) ` ``',
  '`over\ntwo [a](b.md)`',
  '```md\n[a](b.md)\n```',
  '~~~\n[a](b.md)\n```\n[a](b.md)\n~~~',
  '> ```\n> [a](b.md)\n> ```',
  'text\n\n    [a](b.md)\n',
  '<!-- [a](b.md) -->',
  'text <!-- [a](b.md)\n[c](d.md) --> text',
  String.raw`\[a](b.md)`,
  String.raw`[a\](b.md)`,
  '[a\n\nb](c.md)',
  'f[0](x y z)',
  '[note]: this is no definition',
  '[^1]: a footnote',
  '- [x] done',
])('%j links nothing', (text) => {
  expect(targets(text)).toEqual([]);
});

test('lines are counted over fences and line ends of any kind', () => {
  expect(findLinks('a\r\n```\r\nx\r\n```\r\n[a](b.md)\n![c](d.png)')).toEqual([
    { target: 'b.md', kind: 'link', line: 5 },
    { target: 'd.png', kind: 'image', line: 6 },
  ]);
});

test('what is blanked out keeps every offset and line', () => {
  const piece = fc.constantFrom('`', '```\n', '<!--', '-->', '\n', '\r\n', 'a', '    ', '[x](y)', '- ', '> ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const shown = visibleText(text);
      expect(shown).toHaveLength(text.length);
      for (const [at, character] of shown.split('').entries())
        expect(character === ' ' || character === text[at]).toBe(true);
      expect(shown.split('\n')).toHaveLength(text.split('\n').length);
    }),
  );
});
