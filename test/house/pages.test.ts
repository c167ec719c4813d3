import { existsSync } from 'node:fs';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { expect, test } from 'vitest';

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
