import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { componentsOf, detectIn, projectOf, setVersion, type Written } from '../../../support/project-tree.ts';
import { HATCH, POETRY, SETUP, SETUPTOOLS, UV } from './backends.ts';

const DYNAMIC = '[project]\nname = "api"\ndynamic = ["version"]\n';

test.each<[string, string, Written]>([
  ['setuptools_scm', 'setuptools_scm', { 'pyproject.toml': `${SETUPTOOLS}${DYNAMIC}[tool.setuptools_scm]\n` }],
  [
    'setuptools-scm by its requirement alone',
    'setuptools-scm',
    {
      'pyproject.toml': `[build-system]\nrequires = ["setuptools>=64", "setuptools-scm>=8"]\nbuild-backend = "setuptools.build_meta"\n${DYNAMIC}`,
    },
  ],
  ['use_scm_version', 'setup.py', { 'setup.py': `${SETUP}setup(name="api", use_scm_version=True)\n` }],
  [
    'versioneer',
    'setup.py',
    { 'setup.py': 'import versioneer\nsetup(name="api", version=versioneer.get_version())\n' },
  ],
  ['hatch-vcs', 'vcs', { 'pyproject.toml': `${HATCH}${DYNAMIC}[tool.hatch.version]\nsource = "vcs"\n` }],
  [
    'uv-dynamic-versioning',
    'uv-dynamic-versioning',
    { 'pyproject.toml': `${HATCH}${DYNAMIC}[tool.hatch.version]\nsource = "uv-dynamic-versioning"\n` },
  ],
  [
    'pdm with scm',
    'pdm',
    {
      'pyproject.toml': `[build-system]\nbuild-backend = "pdm.backend"\n${DYNAMIC}[tool.pdm.version]\nsource = "scm"\n`,
    },
  ],
  [
    'poetry-dynamic-versioning',
    'poetry-dynamic-versioning',
    {
      'pyproject.toml': `${POETRY}[tool.poetry]\nname = "api"\nversion = "0.0.0"\n[tool.poetry-dynamic-versioning]\nenable = true\n`,
    },
  ],
  [
    'requirements.txt and no version anywhere',
    'no __version__',
    { 'requirements.txt': 'flask\n', 'app.py': 'x = 1\n' },
  ],
])('%s: the tag is the version and nothing is written', async (_, why, files) => {
  const [component] = await componentsOf(files);
  expect(component).toMatchObject({ version: null, versionFrom: 'tag', versionFiles: [], warnings: [] });
  expect(component?.reasons.join('\n')).toContain(why);
});

test.each<[string, string, Written]>([
  ['a function', 'setup.py computes its version', { 'setup.py': `${SETUP}setup(name="api", version=get_version())\n` }],
  [
    'two modules to choose from',
    'setup.py computes its version',
    {
      'setup.py': 'setup(version=f("__version__"))\n',
      'a/__init__.py': '__version__ = "1"\n',
      'b/__init__.py': '__version__ = "2"\n',
    },
  ],
  [
    'a missing module',
    'attr api.v is not',
    { 'pyproject.toml': `${SETUPTOOLS}${DYNAMIC}[tool.setuptools.dynamic]\nversion = {attr = "api.v"}\n` },
  ],
  ['nothing at all', 'no file says the version', { 'pyproject.toml': `${SETUPTOOLS}${DYNAMIC}` }],
  [
    'an expression',
    'expression',
    {
      'pyproject.toml': `${HATCH}${DYNAMIC}[tool.hatch.version]\nsource = "code"\npath = "a.py"\nexpression = "f()"\n`,
    },
  ],
  ['the environment', 'env', { 'pyproject.toml': `${HATCH}${DYNAMIC}[tool.hatch.version]\nsource = "env"\n` }],
])('%s: the version is unknown, and it says what to do', async (_, why, files) => {
  const [component] = await componentsOf(files);
  expect(component).toMatchObject({ version: null, versionFrom: 'unknown', versionFiles: [] });
  expect(component?.warnings).toEqual([
    expect.stringMatching(new RegExp(`${why.replaceAll('.', '\\.')}.*push\\.versionFiles`)),
  ]);
});

test('requirements.txt alone takes __version__, then VERSION', async () => {
  const [module] = await componentsOf({
    'requirements.txt': '',
    'app/__init__.py': '__version__ = "1.2.3"\n',
    VERSION: '1.2.3\n',
  });
  expect(module).toMatchObject({
    ecosystem: 'python-requirements',
    version: '1.2.3',
    publish: null,
    pack: null,
    released: 'full',
  });
  expect(module?.versionFiles.map(({ path }) => path)).toEqual(['app/__init__.py', 'VERSION']);
  const [plain] = await componentsOf({ 'requirements.txt': '', VERSION: '1.2.3\n' });
  expect(plain?.versionFiles).toMatchObject([{ path: 'VERSION', scheme: 'pep440' }]);
});

test('a module that computes its version is told of with file and line', async () => {
  const [component] = await componentsOf({
    'pyproject.toml': `${SETUPTOOLS}${DYNAMIC}[tool.setuptools.dynamic]\nversion = {attr = "api.__version__"}\n`,
    'api/__init__.py': 'from importlib.metadata import version\n__version__ = version("api")\n',
  });
  expect(component).toMatchObject({ version: null, versionFrom: 'unknown' });
  expect(component?.warnings).toEqual([
    expect.stringMatching(/^api\/__init__\.py:2: __version__ is computed.*push\.versionFiles/),
  ]);
});

test('setup.py and setup.cfg beside pyproject.toml follow when they repeat the version', async () => {
  const [component] = await componentsOf({
    'pyproject.toml': `${SETUPTOOLS}[project]\nname = "api"\nversion = "1.2.3"\n`,
    'setup.py': `${SETUP}setup(name="api", version="1.2.3")\n`,
    'setup.cfg': '[metadata]\nversion = 1.2.0\n',
  });
  expect(component?.versionFiles.map(({ path }) => path)).toEqual(['pyproject.toml', 'setup.py']);
  expect(component?.warnings).toEqual(['setup.cfg says 1.2.0, pyproject.toml 1.2.3: it is left alone']);
});

test('a module that says another version is left alone and told of', async () => {
  const [component] = await componentsOf({
    'pyproject.toml': `${SETUPTOOLS}[project]\nname = "my-api"\nversion = "1.2.3"\n`,
    'my_api/__init__.py': '__version__ = "1.2.0"\n',
    'vendored/__init__.py': '__version__ = "9.0"\n',
  });
  expect(component?.versionFiles.map(({ path }) => path)).toEqual(['pyproject.toml']);
  expect(component?.warnings).toEqual(['my_api/__init__.py says 1.2.0, pyproject.toml 1.2.3: it is left alone']);
});

test('uv: tag only, and the own entry of the lock file follows', async () => {
  const lock = 'version = 1\n\n[[package]]\nname = "my-api"\nversion = "1.2.3"\nsource = { editable = "." }\n';
  await using project = await projectOf({
    'pyproject.toml': `${UV}[project]\nname = "My_API"\nversion = "1.2.3"\n`,
    'uv.lock': lock,
  });
  const [component] = (await detectIn(project.path)).components;
  expect(component).toMatchObject({
    ecosystem: 'uv',
    lockFile: 'uv.lock',
    released: 'tag only',
    publish: null,
    pack: null,
  });
  expect(component?.reasons).toContain('tag only, because releases with build-backend uv_build are not tried');
  await setVersion(project.path, component ?? { versionFiles: [] }, '1.3.0');
  expect(await readFile(join(project.path, 'uv.lock'), 'utf8')).toBe(lock.replace('1.2.3', '1.3.0'));
});

test('both tables of poetry must agree', async () => {
  const text = (poetry: string) =>
    `${POETRY}[project]\nname = "api"\nversion = "1.2.3"\n[tool.poetry]\nversion = "${poetry}"\n`;
  const [component] = await componentsOf({ 'pyproject.toml': text('1.2.3') });
  expect(component?.versionFiles[0]?.places).toHaveLength(2);
  const [differing] = await componentsOf({ 'pyproject.toml': text('1.2.4') });
  expect(differing).toMatchObject({ version: null, versionFrom: 'unknown', versionFiles: [] });
  expect(differing?.warnings[0]).toContain('but tool.poetry.version in line');
});

test.each<[string, string | null, Written]>([
  [
    'pytest by its settings',
    '-m pytest',
    { 'pyproject.toml': `${SETUPTOOLS}[project]\nname = "a"\nversion = "1"\n[tool.pytest.ini_options]\n` },
  ],
  [
    'pytest by a requirement',
    '-m pytest',
    { 'setup.py': SETUP, 'requirements-dev.txt': 'pytest\n', 'tests/test_a.py': '' },
  ],
  ['unittest', '-m unittest discover -s tests', { 'setup.py': SETUP, 'tests/test_a.py': '' }],
  [
    'unittest in a package',
    '-m unittest discover -s tests -t .',
    { 'setup.py': SETUP, 'tests/__init__.py': '', 'tests/test_a.py': '' },
  ],
  ['no tests', null, { 'setup.py': SETUP }],
])('runs %s', async (_, args, files) => {
  const [component] = await componentsOf(files);
  expect(component?.test?.args.join(' ') ?? null).toBe(args);
});

test('what indexes refuse is not published', async () => {
  const [component] = await componentsOf({
    'pyproject.toml': `${SETUPTOOLS}[project]\nname = "a"\nversion = "1"\nclassifiers = ["Private :: Do Not Upload"]\n`,
  });
  expect(component).toMatchObject({ private: true, publish: null, pack: null });
});

test('settings of other tools make no package', async () => {
  expect(await componentsOf({ 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' })).toEqual([]);
});

test('a pyproject.toml that is no TOML stops with file and line', async () => {
  await expect(componentsOf({ 'pyproject.toml': '[project]\nversion =\n' })).rejects.toMatchObject({
    code: 'version-file-invalid',
    message: expect.stringContaining('pyproject.toml:2') as string,
  });
});
