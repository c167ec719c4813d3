import type { FileSet } from '../files.ts';

/**
 * How a Python project says its version and is built. Debian packages these backends; uv's it does not have, and its
 * hatchling asks for `editables`, which it does not have either: build that one with `--skip-dependency-check`.
 */
export const PYTHON_KINDS = [
  'setuptools-static',
  'setuptools-attr',
  'setuptools-file',
  'setup-py',
  'setup-cfg',
  'flit',
  'flit-static',
  'poetry',
  'hatch',
] as const;

export type PythonKind = (typeof PYTHON_KINDS)[number];

export interface PythonOptions {
  readonly name?: string;
  readonly version?: string;
}

/** A Python package whose tests need nothing but Python itself: `python3 -m unittest discover -s tests`. */
export function pythonPackage(
  kind: PythonKind,
  { name = 'lab-parcel', version = '1.0.0' }: PythonOptions = {},
): FileSet {
  const module = name.replaceAll('-', '_');
  return {
    'README.md': `# ${name}\n\n![version](https://img.shields.io/badge/version-${version}-blue)\n\nInstall \`${name}==${version}\`.\n`,
    'CHANGELOG.md': `# Changelog\n\n## [Unreleased]\n\n## [${version}] - 2026-01-05\n\n### Added\n\n- The beginning.\n`,
    '.gitignore': 'dist/\nbuild/\n*.egg-info/\n__pycache__/\n.venv/\n',
    [`${module}/__init__.py`]: `"""A package to release."""\n\n__version__ = "${version}"\n\n\ndef parcel(what):\n    return f"parcel with {what}"\n`,
    'tests/test_parcel.py': test(module),
    ...MANIFESTS[kind](name, module, version),
  };
}

/** Names what it needs and nothing else: no version but that of its module, nothing that could be built. */
export function requirementsOnly(version = '1.0.0'): FileSet {
  const { 'README.md': readme, '.gitignore': ignored, ...files } = pythonPackage('setup-py', { version });
  const { 'setup.py': _, ...rest } = files as Record<string, string>;
  return { ...rest, 'README.md': readme ?? '', '.gitignore': ignored ?? '', 'requirements.txt': '# nothing yet\n' };
}

const project = (name: string, more: string) =>
  `[project]\nname = "${name}"\n${more}readme = "README.md"\nrequires-python = ">=3.9"\n`;
const backend = (requires: string, module: string) =>
  `[build-system]\nrequires = ["${requires}"]\nbuild-backend = "${module}"\n\n`;
const SETUPTOOLS = backend('setuptools>=61', 'setuptools.build_meta');
const FLIT = backend('flit_core>=3.2', 'flit_core.buildapi');
const DESCRIPTION = 'description = "A package to release."\n';

const MANIFESTS: Readonly<Record<PythonKind, (name: string, module: string, version: string) => FileSet>> = {
  'setuptools-static': (name, module, version) => ({
    'pyproject.toml': `${SETUPTOOLS}${project(name, `version = "${version}"  # the one place\n${DESCRIPTION}`)}\n[tool.setuptools]\npackages = ["${module}"]\n`,
  }),
  'setuptools-attr': (name, module) => ({
    'pyproject.toml': `${SETUPTOOLS}${project(name, `dynamic = ["version"]\n${DESCRIPTION}`)}\n[tool.setuptools]\npackages = ["${module}"]\n\n[tool.setuptools.dynamic]\nversion = { attr = "${module}.__version__" }\n`,
  }),
  'setuptools-file': (name, module, version) => ({
    VERSION: `${version}\n`,
    'MANIFEST.in': 'include VERSION\n',
    'pyproject.toml': `${SETUPTOOLS}${project(name, `dynamic = ["version"]\n${DESCRIPTION}`)}\n[tool.setuptools]\npackages = ["${module}"]\n\n[tool.setuptools.dynamic]\nversion = { file = "VERSION" }\n`,
  }),
  'setup-py': (name, module, version) => ({
    'setup.py': `from setuptools import setup\n\nsetup(\n    name="${name}",\n    version="${version}",\n    description="A package to release.",\n    packages=["${module}"],\n)\n`,
  }),
  'setup-cfg': (name, module, version) => ({
    'setup.py': 'from setuptools import setup\n\nsetup()\n',
    'setup.cfg': `[metadata]\nname = ${name}\nversion = ${version}\ndescription = A package to release.\n\n[options]\npackages = ${module}\n`,
  }),
  flit: (name) => ({ 'pyproject.toml': `${FLIT}${project(name, 'dynamic = ["version", "description"]\n')}` }),
  'flit-static': (name, _, version) => ({
    'pyproject.toml': `${FLIT}${project(name, `version = "${version}"\n${DESCRIPTION}`)}`,
  }),
  poetry: (name, _, version) => ({
    'pyproject.toml': `[tool.poetry]\nname = "${name}"\nversion = "${version}"\n${DESCRIPTION}authors = ["ana <ana@atlas.example>"]\nreadme = "README.md"\n\n[tool.poetry.dependencies]\npython = "^3.9"\n\n${backend('poetry-core', 'poetry.core.masonry.api')}`,
  }),
  hatch: (name, module) => ({
    'pyproject.toml': `${backend('hatchling', 'hatchling.build')}${project(name, `dynamic = ["version"]\n${DESCRIPTION}`)}\n[tool.hatch.version]\npath = "${module}/__init__.py"\n`,
  }),
};

const test = (module: string) => `import unittest

from ${module} import parcel


class ParcelTest(unittest.TestCase):
    def test_says_what_is_in_it(self):
        self.assertEqual(parcel("tea"), "parcel with tea")


if __name__ == "__main__":
    unittest.main()
`;
