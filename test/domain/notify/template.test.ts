import fc from 'fast-check';
import { expect, it } from 'vitest';

import { fieldsOf, messageOf } from '#domain/notify/message.ts';
import { render, templateFault, TEMPLATES } from '#domain/notify/template.ts';

import { eventWith } from '../../support/alert-event.ts';

const fields = (title: string, summary = 'refused') =>
  fieldsOf(messageOf([eventWith(1, { title, summary })], 'ops', 'name', 'atlas'));

it.each(Object.entries(TEMPLATES))('ships a sound template %s', (_name, text) => {
  expect(templateFault(text)).toBeNull();
});

it.each([
  ['{"a": "x {{title}} y", "b": {{text}}, "c": [{{count}}, {{incident}}]}', 'a', 'x ', ' y'],
  [TEMPLATES['json'] ?? '', 'title', '', ''],
])('makes JSON of every title and text with %j: nothing breaks out of its string', (template, field, before, after) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, summary) => {
      const parsed = JSON.parse(render(template, fields(title, summary))) as Record<string, unknown>;
      expect(parsed[field]).toBe(`${before}Down: ${title}${after}`);
    }),
  );
});

it('puts fields into Slack’s shape', () => {
  const text = render(TEMPLATES['slack'] ?? '', fields('api "x"'));
  expect(JSON.parse(text)).toEqual({ text: '*Down: api "x"*\nrefused (i-1)', unfurl_links: false });
});

it.each([
  ['{"text": "{{title}}",}', 1, 22, 'expected a name in double quotes'],
  ['{"text" "{{title}}"}', 1, 9, 'expected : after the name'],
  ['{\n  "text": {{titel}}\n}', 2, 11, 'there is no field titel; known: '],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'expected , or }'],
  ['{"a": nope}', 1, 7, 'expected a value'],
  ['{"a": "open', 1, 7, 'this text does not end'],
  ['{"a": 1', 1, 8, 'the end is missing: }'],
  ['{{title}} x', 1, 11, 'expected the end'],
  ['', 1, 1, 'a value is missing'],
])('says where %j is wrong', (text, line, column, message) => {
  expect(templateFault(text)).toMatchObject({ line, column });
  expect(templateFault(text)?.message).toContain(message);
});

it('takes exactly what JSON.parse takes', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-0.5e3',
    'null',
    'true',
    ' ',
    '\n',
    '"\\u00e4"',
    '01',
    '"\\x"',
  );
  const isJson = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(
      fc
        .oneof(
          fc.json(),
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        )
        .filter((text) => !text.includes('{{')),
      (text) => {
        expect(templateFault(text) === null).toBe(isJson(text));
      },
    ),
    { numRuns: 500 },
  );
});
