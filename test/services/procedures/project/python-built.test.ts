import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import type { ReleaseComponent } from '#domain/release/made/component.ts';

import { detectIn, projectOf, setVersion, type Written } from '../../../support/project-tree.ts';
import { FLIT, HATCH, POETRY, SETUP, SETUPTOOLS } from './backends.ts';

const PYTHON = '/usr/bin/python3';

/** Everything that can be built here, and the files that must carry its version. */
const BUILT: readonly (readonly [string, ReleaseComponent['ecosystem'], readonly string[], Written])[] = [
  [
    'setuptools, static',
    'setuptools',
    ['pyproject.toml'],
    { 'pyproject.toml': `${SETUPTOOLS}[project]\nname = "api"\nversion = "1.2.3"\n`, 'api.py': '' },
  ],
  [
    'setuptools, static with __version__ beside it',
    'setuptools',
    ['pyproject.toml', 'src/api/__init__.py'],
    {
      'pyproject.toml': `${SETUPTOOLS}[project]\nname = "api"\nversion = "1.2.3"\n`,
      'src/api/__init__.py': '__version__ = "1.2.3"\n',
    },
  ],
  [
    'setuptools, attr',
    'setuptools',
    ['src/api/about.py'],
    {
      'pyproject.toml': `${SETUPTOOLS}[project]\nname = "api"\ndynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = {attr = "api.about.VERSION"}\n[tool.setuptools.packages.find]\nwhere = ["src"]\n`,
      'src/api/__init__.py': 'raise ImportError("nothing is run to read a version")\n',
      'src/api/about.py': '"""VERSION = "9.9.9" """\nVERSION: str = "1.2.3"\n',
    },
  ],
  [
    'setuptools, file',
    'setuptools',
    ['VERSION'],
    {
      'pyproject.toml': `${SETUPTOOLS}[project]\nname = "api"\ndynamic = ["version"]\n[tool.setuptools]\npy-modules = []\n[tool.setuptools.dynamic]\nversion = {file = ["VERSION"]}\n`,
      VERSION: '1.2.3\n',
    },
  ],
  [
    'setup.py alone',
    'setuptools',
    ['setup.py'],
    { 'setup.py': `${SETUP}setup(name="api", version="1.2.3", py_modules=[])\n` },
  ],
  [
    'setup.py with a variable',
    'setuptools',
    ['setup.py'],
    { 'setup.py': `${SETUP}V = "1.2.3"\nsetup(name="api", version=V, py_modules=[])\n` },
  ],
  [
    'setup.py that reads __version__',
    'setuptools',
    ['api/_version.py'],
    {
      'setup.py': `${SETUP}about = {}\nexec(open("api/_version.py").read(), about)\nsetup(name="api", version=about["__version__"], packages=["api"])\n`,
      'api/__init__.py': '',
      'api/_version.py': "__version__ = '1.2.3'\n",
    },
  ],
  [
    'setup.py that reads VERSION',
    'setuptools',
    ['VERSION'],
    {
      'setup.py': `${SETUP}setup(name="api", version=open("VERSION").read().strip(), py_modules=[])\n`,
      VERSION: '1.2.3',
    },
  ],
  [
    'setup.cfg',
    'setuptools',
    ['setup.cfg'],
    {
      'setup.py': `${SETUP}setup()\n`,
      'setup.cfg': '[metadata]\nname = api\nversion = 1.2.3\n\n[options]\npy_modules =\n',
    },
  ],
  [
    'setup.cfg, attr',
    'setuptools',
    ['api/__init__.py'],
    {
      'pyproject.toml': SETUPTOOLS,
      'setup.cfg': '[metadata]\nname = api\nversion = attr: api.__version__\n\n[options]\npackages = api\n',
      'api/__init__.py': '__version__ = "1.2.3"\n',
    },
  ],
  [
    'pyproject without a version, setup.py with it',
    'setuptools',
    ['setup.py'],
    {
      'pyproject.toml': `${SETUPTOOLS}[project]\nname = "api"\ndynamic = ["version"]\n`,
      'setup.py': `${SETUP}setup(version="1.2.3", py_modules=[])\n`,
    },
  ],
  [
    'flit',
    'flit',
    ['api.py'],
    {
      'pyproject.toml': `${FLIT}[project]\nname = "api"\ndynamic = ["version", "description"]\n`,
      'api.py': '"""An API."""\n__version__ = "1.2.3"\n',
    },
  ],
  [
    'flit with a module name in src',
    'flit',
    ['src/my_api/__init__.py'],
    {
      'pyproject.toml': `${FLIT}[project]\nname = "an-api"\ndynamic = ["version", "description"]\n[tool.flit.module]\nname = "my_api"\n`,
      'src/my_api/__init__.py': '"""An API."""\n__version__ = "1.2.3"\n',
    },
  ],
  [
    'poetry',
    'poetry',
    ['pyproject.toml'],
    {
      'pyproject.toml': `[tool.poetry]\nname = "api"\nversion = "1.2.3"\ndescription = ""\nauthors = []\n${POETRY}`,
      'api/__init__.py': '',
    },
  ],
  [
    'hatch, static',
    'hatch',
    ['pyproject.toml'],
    { 'pyproject.toml': `${HATCH}[project]\nname = "api"\nversion = "1.2.3"\n`, 'api/__init__.py': '' },
  ],
  [
    'hatch, path',
    'hatch',
    ['src/api/__about__.py'],
    {
      'pyproject.toml': `${HATCH}[project]\nname = "api"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "src/api/__about__.py"\n`,
      'src/api/__init__.py': '',
      'src/api/__about__.py': "# v\nVERSION = 'v1.2.3'\n",
    },
  ],
  [
    'hatch, pattern',
    'hatch',
    ['api/__init__.py'],
    {
      'pyproject.toml': `${HATCH}[project]\nname = "api"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "api/__init__.py"\npattern = 'release is (?P<version>\\S+);'\n`,
      'api/__init__.py': '# release is 1.2.3;\n',
    },
  ],
];

/** What a build would call it: asked of the real backend, through the hook that every front end uses. */
const ASK = `
import importlib, os, pathlib, re, sys, tempfile, tomllib
p = pathlib.Path("pyproject.toml")
t = tomllib.loads(p.read_text()) if p.exists() else {}
name = t.get("build-system", {}).get("build-backend", "setuptools.build_meta:__legacy__")
module, _, attr = name.partition(":")
backend = importlib.import_module(module)
for part in filter(None, attr.split(".")): backend = getattr(backend, part)
out = tempfile.mkdtemp()
stdout = os.dup(1); os.dup2(2, 1)
made = backend.prepare_metadata_for_build_wheel(out) if hasattr(backend, "prepare_metadata_for_build_wheel") else None
text = pathlib.Path(out, made, "METADATA").read_text()
os.dup2(stdout, 1)
print(re.search(r"^Version: (.+)$", text, re.M)[1], end="")
`;

async function built(dir: string): Promise<string> {
  const { stdout } = await promisify(execFile)(PYTHON, ['-c', ASK], { cwd: dir });
  return stdout;
}

const MODULES: Readonly<Record<string, readonly [module: string, debian: string]>> = {
  setuptools: ['setuptools', 'python3-setuptools'],
  flit: ['flit_core', 'flit'],
  poetry: ['poetry.core', 'python3-poetry-core'],
  hatch: ['hatchling', 'python3-hatchling'],
};

function lacks(ecosystem: string): string | null {
  const [module, debian] = MODULES[ecosystem] ?? ['', ''];
  return spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0 ? null : `needs the Debian package ${debian}`;
}

test.each(BUILT)('%s: detected, with every file that carries the version', async (_, ecosystem, paths, files) => {
  await using project = await projectOf(files);
  const { components, version } = await detectIn(project.path);
  const [component] = components;
  expect(component).toMatchObject({
    ecosystem,
    version: '1.2.3',
    versionFrom: 'files',
    released: 'full',
    warnings: [],
  });
  expect(component?.versionFiles.map(({ path }) => path)).toEqual(paths);
  expect(component?.publish).toMatchObject({ registry: 'pypi', name: component?.name });
  expect(component?.pack).toEqual({ file: 'python3', args: ['-m', 'build'] });
  expect(version).toBe('1.2.3');
});

test.for(BUILT)(
  '%s: its backend builds the version that was written',
  { timeout: 60_000 },
  async ([, ecosystem, , files], ctx) => {
    const reason = lacks(ecosystem);
    if (reason !== null) return ctx.skip(reason);
    await using project = await projectOf(files);
    const [component] = (await detectIn(project.path)).components;
    await setVersion(project.path, component ?? { versionFiles: [] }, '1.3.0rc1');
    expect(await built(project.path)).toBe('1.3.0rc1');
    expect((await detectIn(project.path)).version).toBe('1.3.0-rc.1');
  },
);
