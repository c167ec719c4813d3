import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { projectTree } from '#services/procedures/project/tree.ts';
import { checkDocuments } from '#services/procedures/push/docs/check-documents.ts';

import { projectOf, type Written } from '../../../../support/project-tree.ts';

const open = (dir: string) => projectTree(realFiles(), dir, new AbortController().signal);

const SOUND: Written = {
  'README.md':
    '# Api\n\n![logo](docs/img/logo.svg)\n[guide](docs/guide.md#first-steps), [more](docs/), [code](src/main.ts#L1)\n',
  'docs/README.md': '# Index\n\n[up](../README.md#api) [page](page.html#part) <https://x.org>\n',
  'docs/guide.md': '# Guide\n\n## First steps\n\n```json\n{}\n```\n',
  'docs/page.html': '<h1 id="part">x</h1>',
  'docs/img/logo.svg': '<svg/>',
  'src/main.ts': '',
  'CHANGELOG.md': '# Changelog\n\n[old](gone.md)\n',
  'node_modules/x/README.md': '[broken](none.md)\n',
  'docs/_build/x.md': '[broken](none.md)\n',
};

test('a sound project has no findings, and what others wrote is not looked at', async () => {
  await using project = await projectOf(SOUND);
  expect(await checkDocuments(open(project.path), null)).toEqual({
    findings: [],
    external: [{ url: 'https://x.org', file: 'docs/README.md', line: 3 }],
    documents: 3,
    links: 6,
    codeBlocks: 1,
  });
});

test('what leads nowhere blocks and comes before warnings', async () => {
  await using project = await projectOf({
    ...SOUND,
    'README.md':
      '# Api\n\n```json\n{\n```\n\n[a](docs/none.md)\n[b](docs/IMG/logo.svg)\n[c](docs/guide.md#none)\n[d](../secret.md)\n',
  });
  const { findings } = await checkDocuments(open(project.path), null);
  expect(findings.map(({ level, file, line, says }) => `${level} ${file}:${line} ${says}`)).toEqual([
    'block README.md:7 docs/none.md is not in the project',
    'block README.md:8 docs/IMG/logo.svg is spelled docs/img/logo.svg',
    'block README.md:9 docs/guide.md has no heading #none',
    'block README.md:10 ../secret.md is outside of the project',
    'warn README.md:4 a code block is no JSON: close brace expected',
  ]);
});

test('a file that git does not release is not there for a reader', async () => {
  await using project = await projectOf(SOUND);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: project.path, encoding: 'utf8' });
  git('init', '-q');
  git('add', 'README.md', 'docs/README.md', 'docs/guide.md', 'docs/page.html', 'src');
  const tracked = git('ls-files', '-z').split('\0').filter(Boolean);
  const { findings, documents } = await checkDocuments(open(project.path), tracked);
  expect(documents).toBe(3);
  expect(findings).toEqual([
    expect.objectContaining({ level: 'block', says: 'docs/img/logo.svg is not in the project' }),
  ]);
});

test('a project without documents has nothing to say', async () => {
  await using project = await projectOf({ 'package.json': {} });
  expect(await checkDocuments(open(project.path), null)).toMatchObject({ findings: [], documents: 0, links: 0 });
});

test('our own documents are sound', async () => {
  const { findings, links } = await checkDocuments(open(process.cwd()), null);
  expect(findings).toEqual([]);
  expect(links).toBeGreaterThan(5);
});
