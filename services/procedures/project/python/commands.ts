import { field } from '#domain/field.ts';
import type { Command } from '#domain/release/made/component.ts';

import type { PythonFacts } from './facts.ts';

const PYTHON = 'python3';

/** The commands of a Python project: what its lock file's tool runs, pytest where something names it, else unittest. */
export async function pythonCommands(facts: PythonFacts, publication: boolean) {
  const { tree, folder, inside, ecosystem, content } = facts;
  const names = await tree.files(folder);
  const tool = names.has('uv.lock') ? 'uv' : names.has('poetry.lock') ? 'poetry' : names.has('pdm.lock') ? 'pdm' : null;
  const python = (...args: string[]): Command =>
    tool === null ? { file: PYTHON, args } : { file: tool, args: ['run', 'python', ...args] };
  const packs = publication && content !== null && ecosystem !== 'python-requirements';
  return {
    install: installer(tool, names),
    build: null,
    test: await tests(facts, names, python),
    docs: await docs(facts, names, python),
    pack: packs || (publication && names.has('setup.py')) ? packer(ecosystem, tool) : null,
    lockFile: tool === null ? null : inside(`${tool}.lock`),
  };
}

function installer(tool: string | null, names: ReadonlySet<string>): Command | null {
  if (tool === 'uv') return { file: 'uv', args: ['sync', '--frozen'] };
  if (tool === 'poetry') return { file: 'poetry', args: ['install', '--no-interaction'] };
  if (tool === 'pdm') return { file: 'pdm', args: ['sync'] };
  return names.has('requirements.txt')
    ? { file: PYTHON, args: ['-m', 'pip', 'install', '-r', 'requirements.txt'] }
    : null;
}

function packer(ecosystem: string, tool: string | null): Command {
  if (ecosystem === 'uv' || tool === 'uv') return { file: 'uv', args: ['build', '--no-sources'] };
  if (ecosystem === 'poetry' && tool === 'poetry') return { file: 'poetry', args: ['build'] };
  return { file: PYTHON, args: ['-m', 'build'] };
}

type Python = (...args: string[]) => Command;

async function tests(
  { tree, folder, inside, content }: PythonFacts,
  names: ReadonlySet<string>,
  python: Python,
): Promise<Command | null> {
  const folders = await tree.folders(folder);
  const where = ['tests', 'test'].find((name) => folders.includes(name));
  const inTests = where === undefined ? new Set<string>() : await tree.files(inside(where));
  const modules = [...inTests, ...names].filter((name) => /^test.*\.py$|_test\.py$/.test(name));
  if (
    names.has('pytest.ini') ||
    names.has('conftest.py') ||
    inTests.has('conftest.py') ||
    field(content, 'tool', 'pytest') !== undefined
  )
    return python('-m', 'pytest');
  if (where === undefined && modules.length === 0) return null;
  for (const name of [
    'pyproject.toml',
    'setup.cfg',
    'tox.ini',
    'requirements.txt',
    'requirements-dev.txt',
    'dev-requirements.txt',
  ])
    if (names.has(name) && (await tree.text(inside(name)))?.includes('pytest') === true) return python('-m', 'pytest');
  if (modules.length === 0) return python('-m', 'pytest');
  // Without a folder of tests discovery begins where the modules lie.
  if (where === undefined) return python('-m', 'unittest', 'discover');
  // A folder of tests that is a package is imported from above it; any other is where imports begin.
  const packaged = await tree.has(inside(`${where}/__init__.py`));
  return python('-m', 'unittest', 'discover', '-s', where, ...(packaged ? ['-t', '.'] : []));
}

async function docs(
  { tree, inside }: PythonFacts,
  names: ReadonlySet<string>,
  python: Python,
): Promise<Command | null> {
  if (names.has('mkdocs.yml')) return python('-m', 'mkdocs', 'build');
  for (const where of ['docs', 'doc', 'docs/source'])
    if (await tree.has(inside(`${where}/conf.py`))) return python('-m', 'sphinx', '-b', 'html', where, 'build/docs');
  return null;
}
