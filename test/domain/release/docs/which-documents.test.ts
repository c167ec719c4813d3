import { expect, test } from 'vitest';

import { documentsAmong } from '#domain/release/docs/which-documents.ts';

test("documents stand beside the README and in the documents' folder; changelogs are none", () => {
  const documents = ['CONTRIBUTING.md', 'README.de.md', 'README.md', 'docs/a/b.md', 'docs/index.md'];
  const others = [
    'CHANGELOG.md',
    'HISTORY.md',
    'docs/CHANGELOG.md',
    'docs/_build/x.md',
    'docs/node_modules/x/README.md',
    'docs/.vitepress/x.md',
    'docs/picture.png',
    'src/notes.md',
    'test/fixtures/README.md',
    'package.json',
  ];
  expect(documentsAmong([...others, ...documents])).toEqual(documents);
  expect(documentsAmong(['README.rst', 'README', 'readme.txt', 'notes.txt'])).toEqual([
    'README',
    'README.rst',
    'readme.txt',
  ]);
});
