import { existsSync } from 'node:fs';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

import { scenes } from '../../scripts/picture/scenes.ts';

const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...globSync('docs/**/*.md'),
];
const CARD = [
  'ink',
  'react',
  'ink-table',
  'zustand',
  'execa',
  'simple-git',
  'systeminformation',
  'octokit',
  'keytar',
  'ink-testing-library',
];

test.each(PAGES)('%s links only to what exists', async (page) => {
  const text = await readFile(page, 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(page), path),
  );
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

test('README accounts for every package of the design card', async () => {
  const rows = (await readFile('README.md', 'utf8'))
    .split('## Design card')[1]
    ?.matchAll(/^\| ([a-z][a-z-]+) +\| [A-Z].{20,}/gm);
  expect([...(rows ?? [])].map(([, name]) => name)).toEqual(CARD);
});

test('files that ARCHITECTURE.md names exist', async () => {
  const text = await readFile('ARCHITECTURE.md', 'utf8');
  const named = [...text.matchAll(/`((?:src|services|screens|components|scripts|test)\/[\w./-]+\.tsx?)`/g)].map(
    ([, path = '']) => path,
  );
  const real = named.filter((path) => !path.includes('NAME'));
  expect(real.length).toBeGreaterThan(5);
  expect(real.filter((path) => !existsSync(path))).toEqual([]);
});

test('every picture is shown by a page, with words for those who do not see it', async () => {
  const shown = await Promise.all(
    PAGES.map(async (page) =>
      [...(await readFile(page, 'utf8')).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', path = '']) => ({
        words,
        path: join(dirname(page), path),
      })),
    ),
  );
  const pictures = globSync('docs/pictures/*');
  expect(new Set(shown.flat().map(({ path }) => path))).toEqual(
    new Set(pictures.filter((path) => path.endsWith('.png'))),
  );
  expect(shown.flat().filter(({ words }) => words.trim() === '')).toEqual([]);
});

test('the pictures are those that are taken', () => {
  const taken = scenes.flatMap(({ name }) => [`docs/pictures/${name}.png`, `docs/pictures/${name}.svg`]);
  expect(globSync('docs/pictures/*').toSorted()).toEqual(taken.toSorted());
});
