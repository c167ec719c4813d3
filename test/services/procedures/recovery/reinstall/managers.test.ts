import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { detectReinstalls } from '#services/procedures/recovery/reinstall/detect.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'cpm-managers-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PACKAGE = '{"name":"left","version":"1.0.0","dependencies":{"pad":"1.0.0"}}';
const NPM_LOCK =
  '{"name":"left","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"left","version":"1.0.0"}}}';
const PYPROJECT = '[project]\nname = "left"\nversion = "1.0.0"\n';
const POETRY = `${PYPROJECT}[tool.poetry]\nname = "left"\nversion = "1.0.0"\n`;

let made = 0;

/** Which commands, and of which folders, a project with these files is installed anew. */
async function chosen(tree: Readonly<Record<string, string>>) {
  const dir = join(root, String((made += 1)));
  for (const [name, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  const { signal } = new AbortController();
  const items = await detectReinstalls({ files: realFiles(), dir, signal, check: null });
  return items.map(({ by, commands, moved, follows }) => ({
    by,
    commands: commands.map(({ file, args }) => [file, ...args].join(' ').replaceAll(`${dir}/`, '')),
    moved: moved.map((path) => path.slice(dir.length + 1)).slice(0, 2),
    follows: follows.slice(dir.length + 1),
  }));
}

describe('who installs the dependencies of a project anew', () => {
  it.each([
    [
      'npm',
      { 'package.json': PACKAGE, 'package-lock.json': NPM_LOCK },
      ['npm ci --prefer-offline --no-audit --no-fund'],
    ],
    [
      'pnpm',
      { 'package.json': PACKAGE, 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" },
      ['pnpm install --frozen-lockfile --prefer-offline'],
    ],
    [
      'yarn',
      { 'package.json': PACKAGE, 'yarn.lock': '# yarn lockfile v1\n' },
      ['yarn install --frozen-lockfile --prefer-offline --non-interactive'],
    ],
    [
      'yarn-berry',
      {
        'package.json': PACKAGE,
        'yarn.lock': '__metadata:\n  version: 8\n',
        '.yarnrc.yml': 'nodeLinker: node-modules\n',
      },
      ['yarn install --immutable'],
    ],
    ['bun', { 'package.json': PACKAGE, 'bun.lock': '{}' }, ['bun install --frozen-lockfile']],
  ])('%s', async (by, tree, commands) => {
    const [one, ...more] = await chosen(tree);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ by, commands });
    expect(one?.moved[0]).toBe('node_modules');
  });

  it.each([
    ['uv', { 'pyproject.toml': PYPROJECT, 'uv.lock': 'version = 1\n' }, 'uv sync --frozen'],
    ['poetry', { 'pyproject.toml': POETRY, 'poetry.lock': '' }, 'poetry install --no-interaction'],
    ['pdm', { 'pyproject.toml': PYPROJECT, 'pdm.lock': '' }, 'pdm sync'],
    [
      'pip',
      { 'requirements.txt': 'left==1\n' },
      '.venv/bin/python -m pip install --no-input --disable-pip-version-check -r requirements.txt',
    ],
    [
      'pip',
      { 'requirements/production.txt': 'left==1\n', 'requirements.txt': 'left\n' },
      '.venv/bin/python -m pip install --no-input --disable-pip-version-check -r requirements/production.txt',
    ],
  ])('%s, in a virtual environment beside the old one', async (by, tree, fill) => {
    const [one, ...more] = await chosen(tree);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ by, moved: ['.venv'] });
    expect(one?.commands).toHaveLength(2);
    expect(one?.commands[0]).toMatch(/^\S*python3? -m venv \.venv$/);
    expect(one?.commands[1]).toBe(fill);
  });
});
