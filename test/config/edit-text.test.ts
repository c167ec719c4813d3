import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

import { type Change, changed } from '#config/edit/change.ts';
import { same } from '#config/edit/same.ts';
import { editText } from '#config/edit/text.ts';

const word = fc.oneof(fc.constantFrom('no', '# x', '- a', 'a: b', '', ' ', 'ä', '"'), fc.string({ maxLength: 6 }));
const value = fc.oneof(
  word,
  fc.integer(),
  fc.boolean(),
  fc.array(word, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('x', 'y'), word),
);
const item = fc.dictionary(fc.constantFrom('id', 'path', 'kind', 'port'), value, { minKeys: 1 });
const style = fc.record({ indentSeq: fc.boolean(), indent: fc.constantFrom(2, 4), flow: fc.boolean() });

/** A file with comments, the list in a style of its own, and something before and after it. */
function fileOf(
  items: readonly object[],
  { flow, ...options }: { flow: boolean; indentSeq: boolean; indent: number },
): string {
  const list = flow
    ? `checks: ${JSON.stringify(items)} # here\n`
    : stringify({ checks: items }, { lineWidth: 0, ...options });
  return `# first\ntheme: a # why\n\n${items.length === 0 ? '' : list}# between\nmemory:\n  port: 1 # one\n# last\n`;
}

const cases = fc
  .record({ items: fc.array(item, { maxLength: 4 }), style, pick: fc.nat(), fresh: fc.option(item), add: fc.boolean() })
  .map(({ items, style: options, pick, fresh, add }) => {
    const index = add || items.length === 0 ? null : pick % items.length;
    const change: Change = { list: 'checks', index, item: index === null ? (fresh ?? { kind: 'x' }) : fresh };
    return { text: fileOf(items, options), change };
  });

test('whatever the file looks like, afterwards it says what was meant and no comment is lost', () => {
  fc.assert(
    fc.property(cases, ({ text, change }) => {
      const after = editText(text, change);
      expect(same(parse(after), changed(parse(text) as Record<string, unknown>, change))).toBe(true);
      for (const comment of ['# first\n', 'theme: a # why\n', '# between\n', 'port: 1 # one\n', '# last\n'])
        expect(after).toContain(comment);
    }),
    { numRuns: 500 },
  );
});

test('adding and taking out again gives the same data', () => {
  fc.assert(
    fc.property(cases, item, ({ text }, added) => {
      const count = ((parse(text) as { checks?: unknown[] }).checks ?? []).length;
      const more = editText(text, { list: 'checks', index: null, item: added });
      const back = editText(more, { list: 'checks', index: count, item: null });
      expect(same(parse(back), parse(text))).toBe(true);
    }),
  );
});
