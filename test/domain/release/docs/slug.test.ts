import { expect, test } from 'vitest';

import { headingSlug, markdownAnchors } from '#domain/release/docs/slug.ts';

test.each([
  ['Installation', 'installation'],
  ['How to add …', 'how-to-add-'],
  ['C++ & C#: a guide?', 'c--c-a-guide'],
  ['`npm run build` and *more*', 'npm-run-build-and-more'],
  ['snake_case stays, _emphasis_ goes', 'snake_case-stays-emphasis-goes'],
  ['`__init__` and `<div>`', '__init__-and-div'],
  ['A [link](https://x.org/a_b) in it', 'a-link-in-it'],
  ['![logo](logo.svg) Name', 'name'],
  ['🎉 News', '-news'],
  [':tada: News', 'news'],
  ['Überblick, 日本語', 'überblick-日本語'],
  ['v1.2.3 (2026-01-01)', 'v123-2026-01-01'],
  ['Two  spaces -- dashes', 'two--spaces----dashes'],
])('the heading %s is #%s', (heading, slug) => {
  expect(headingSlug(heading)).toBe(slug);
});

test('duplicates are numbered and never meet', () => {
  expect([...markdownAnchors('# a\n## A\n### a-1\n## a\n')]).toEqual(['a', 'a-1', 'a-1-1', 'a-2']);
});

test("underlined and HTML headings, ids of HTML and ids of one's own", () => {
  const text = [
    'Title',
    '=====',
    '',
    '<h2 align="center">In <b>HTML</b></h2>',
    '<a name="old"></a><div id=bare>',
    '## Named {#mine}',
    '```',
    '# code',
    '<a id="code"></a>',
    '```',
    '<!-- # comment -->',
  ].join('\n');
  expect([...markdownAnchors(text)]).toEqual(['title', 'in-html', 'named', 'mine', 'old', 'bare']);
});
