import { expect, test } from 'vitest';

import { checkLinks, type CheckedDocument, isMarkdown } from '#domain/release/docs/check-links.ts';
import { markdownAnchors } from '#domain/release/docs/slug.ts';
import { treeOf } from '#domain/release/docs/tree.ts';

const FILES: Readonly<Record<string, string>> = {
  'README.md': '# Api\n## Install\n## Install\n<a id="Own"></a>\n',
  'docs/guide.md': '# Guide\n## First steps\n',
  'docs/README.md': '# Docs\n## Index\n',
  'docs/a b.md': '',
  'docs/img/Logo.png': '',
  'docs/api/index.md': '',
  'src/main.ts': '',
  LICENSE: '',
};

function check(text: string, file = 'docs/guide.md') {
  const documents: CheckedDocument[] = [{ file, text }];
  return checkLinks(documents, {
    tree: treeOf(Object.keys(FILES)),
    anchors: (path) => (isMarkdown(path) ? markdownAnchors(path === file ? text : (FILES[path] ?? '')) : null),
  });
}

test.each([
  '[a](../README.md)',
  '[a](../README.md#install-1)',
  '[a](../README.md#Own)',
  '[a](/LICENSE)',
  '[a](img/Logo.png)',
  '[a](a%20b.md)',
  '[a](<a b.md>)',
  '[a](.)',
  '[a](../docs/#index)',
  '[a](../src/main.ts#L10-L20)',
  '[a](../README.md?plain=1#L3)',
  '# Here\n[a](#here)',
  '[a](#) [b](#top)',
  '[a](../../issues/12) [b](../../../releases)',
  '[a](mailto:ana@example.org) [b](tel:1) [c]({{ site.url }}/x)',
  '<img src="img/Logo.png"><a href="../LICENSE">x</a>',
])('%s leads somewhere', (text) => {
  expect(check(text).findings).toEqual([]);
});

test.each([
  ['[a](missing.md)', 'docs/missing.md is not in the project'],
  ['![a](img/none.png)', 'docs/img/none.png is not in the project'],
  ['[a](img/logo.png)', 'docs/img/logo.png is spelled docs/img/Logo.png'],
  ['[a](IMG/Logo.png)', 'docs/IMG/Logo.png is spelled docs/img/Logo.png'],
  ['[a](#nowhere)', 'docs/guide.md has no heading #nowhere'],
  ['[a](../README.md#install-2)', 'README.md has no heading #install-2'],
  ['[a](../docs/#none)', 'docs/README.md has no heading #none'],
  ['[a](../../elsewhere/x.md)', '../elsewhere/x.md is outside of the project'],
  ['[a](guide.md/)', 'docs/guide.md/ is a file, not a folder'],
  ['[a]()', 'a link has no target'],
  ['[a][b]\n\n[b]: none.md\n', 'docs/none.md is not in the project'],
  ['<img src="none.png">', 'docs/none.png is not in the project'],
])('%s is broken', (text, says) => {
  expect(check(text).findings).toEqual([expect.objectContaining({ level: 'block', file: 'docs/guide.md', says })]);
});

test('a wrong case of an anchor names the right one', () => {
  expect(check('[a](../README.md#Install)').findings).toEqual([
    expect.objectContaining({ level: 'block', hint: 'It is spelled #install.' }),
  ]);
});

test.each([
  ['[a](api)', []],
  ['[a](guide)', ['docs/guide is only a page of the generated site']],
  ['[a](guide.html)', ['docs/guide.html is only a page of the generated site']],
  ['[a](/api/reference)', ['/api/reference is nowhere in the project']],
])('%s may be a page of a generated site', (text, says) => {
  const { findings } = check(text);
  expect(findings.map((finding) => finding.says)).toEqual(says);
  expect(findings.every(({ level }) => level === 'warn')).toBe(true);
});

test('addresses on the web are listed once, with their first place', () => {
  const { external, followed, findings } = check(
    '[a](https://x.org/a)\n\nhttps://x.org/a\n\n<https://x.org/b>\n\n[c](//x.org/c)',
  );
  expect(external).toEqual([
    { url: 'https://x.org/a', file: 'docs/guide.md', line: 1 },
    { url: 'https://x.org/b', file: 'docs/guide.md', line: 5 },
    { url: 'https://x.org/c', file: 'docs/guide.md', line: 7 },
  ]);
  expect([followed, findings]).toEqual([0, []]);
});

test('one problem of a line is told once', () => {
  expect(check('[a](none.md) [b](none.md)\n[c](none.md)').findings.map(({ line }) => line)).toEqual([1, 2]);
});

test('words that a tool hangs on the anchors of contributors are no links', () => {
  const list =
    '<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove -->\n| [x](#infra-ana "Infrastructure") [y](none.md) |\n';
  const { findings } = check(`${list}<!-- ALL-CONTRIBUTORS-LIST:END -->\n[z](#infra-ana)`);
  expect(findings.map(({ line, says }) => [line, says])).toEqual([
    [2, 'docs/none.md is not in the project'],
    [4, 'docs/guide.md has no heading #infra-ana'],
  ]);
});
