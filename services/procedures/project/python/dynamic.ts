import { field, listField, textField } from '#domain/field.ts';
import { scmPackage } from '#domain/release/made/python-backend.ts';
import {
  jsonFile,
  patternFile,
  plainFile,
  pythonFile,
  tomlFile,
  versionAt,
} from '#domain/release/made/version-files.ts';

import type { PythonFacts } from './facts.ts';
import { moduleFile } from './module.ts';
import { computed, type Origin } from './origin.ts';

/** The rule by which hatch finds a version in a file, from its documentation. */
const HATCH = String.raw`(?i)^(__version__|VERSION)(?: ?\: ?str)? *= *(['"])v?(?P<version>.+?)\2`;
/** The rule of pdm. */
const PDM = String.raw`^__version__\s*=\s*["'](?P<version>.+?)["']\s*(?:#.*)?$`;

/** Where a version stands that pyproject.toml calls dynamic; null when it leaves that to setup.cfg or setup.py. */
export async function dynamicOrigin(facts: PythonFacts): Promise<Origin | null> {
  const { content, ecosystem } = facts;
  const scm = scmPackage(content);
  if (ecosystem === 'hatch') return hatch(facts, scm);
  if (ecosystem === 'pdm') return pdm(facts);
  if (ecosystem === 'flit') return flit(facts);
  if (ecosystem === 'python' && textField(content, 'build-system', 'build-backend')?.startsWith('maturin') === true)
    return {
      from: 'files',
      files: [tomlFile(facts.inside('Cargo.toml'), 'semver', versionAt('package', 'version'))],
      why: 'maturin takes it from Cargo.toml',
    };
  if (scm !== null) return { from: 'tag', why: `${scm} takes it from the tag` };
  return ecosystem === 'setuptools' ? setuptools(facts) : computed(`version is dynamic and ${ecosystem} decides it`);
}

async function setuptools({ tree, folder, content, inside }: PythonFacts): Promise<Origin | null> {
  if (field(content, 'tool', 'setuptools_scm') !== undefined)
    return { from: 'tag', why: 'setuptools_scm takes it from the tag' };
  const attr = textField(content, 'tool', 'setuptools', 'dynamic', 'version', 'attr');
  if (attr !== null) return attribute(tree, folder, attr, roots(content));
  const given = field(content, 'tool', 'setuptools', 'dynamic', 'version', 'file');
  const list: unknown[] = Array.isArray(given) ? given : [given];
  const [path] = list;
  if (typeof path === 'string' && list.length === 1)
    return { from: 'files', files: [plainFile(inside(path), 'pep440')], why: `tool.setuptools.dynamic names ${path}` };
  return given === undefined ? null : computed('tool.setuptools.dynamic joins several files');
}

/** The variable that `attr:` names. */
export async function attribute(
  tree: PythonFacts['tree'],
  folder: string,
  attr: string,
  from?: readonly string[],
): Promise<Origin> {
  const dot = attr.lastIndexOf('.');
  const path = dot < 1 ? null : await moduleFile(tree, folder, attr.slice(0, dot), from);
  if (path === null) return computed(`the module of attr ${attr} is not in the project`);
  return { from: 'files', files: [pythonFile(path, attr.slice(dot + 1))], why: `attr ${attr} names ${path}` };
}

/** Where setuptools looks for packages, when that is written down. */
function roots(content: unknown): string[] | undefined {
  const where = listField(content, 'tool', 'setuptools', 'packages', 'find', 'where');
  const folder = textField(content, 'tool', 'setuptools', 'package-dir', '');
  const texts = [...where, ...(folder === null ? [] : [folder])].map((one) => (one === '.' ? '' : one));
  return texts.length === 0 ? undefined : [...new Set([...texts, ''])];
}

function hatch({ content, inside }: PythonFacts, scm: string | null): Origin {
  const table = (key: string) => textField(content, 'tool', 'hatch', 'version', key);
  const source = table('source') ?? 'regex';
  const path = table('path');
  if (source === 'nodejs')
    return {
      from: 'files',
      files: [jsonFile(inside(path ?? 'package.json'), versionAt('version'))],
      why: 'hatch takes it from package.json',
    };
  if (
    source === 'vcs' ||
    source === 'uv-dynamic-versioning' ||
    source === 'versioningit' ||
    (path === null && scm !== null)
  )
    return { from: 'tag', why: `hatch takes it from the tag (${source === 'regex' ? scm : source})` };
  if (path === null) return computed(`hatch takes the version from ${source}`);
  if (source === 'code')
    return table('expression') === null
      ? { from: 'files', files: [pythonFile(inside(path), '__version__')], why: `tool.hatch.version names ${path}` }
      : computed('tool.hatch.version has an expression');
  const pattern = table('pattern');
  // With `true` hatch takes its own rule too.
  return {
    from: 'files',
    files: [patternFile(inside(path), pattern ?? HATCH, 'pep440')],
    why: `tool.hatch.version names ${path}`,
  };
}

function pdm({ content, inside }: PythonFacts): Origin {
  const source = textField(content, 'tool', 'pdm', 'version', 'source');
  const path = textField(content, 'tool', 'pdm', 'version', 'path');
  if (source === 'scm') return { from: 'tag', why: 'pdm takes it from the tag' };
  if (source === 'file' && path !== null)
    return { from: 'files', files: [patternFile(inside(path), PDM, 'pep440')], why: `tool.pdm.version names ${path}` };
  return computed(`pdm takes the version from ${source ?? 'nowhere'}`);
}

async function flit({ tree, folder, content, name }: PythonFacts): Promise<Origin> {
  const module =
    textField(content, 'tool', 'flit', 'module', 'name') ??
    textField(content, 'tool', 'flit', 'metadata', 'module') ??
    name?.replaceAll('-', '_') ??
    null;
  const path = module === null ? null : await moduleFile(tree, folder, module, ['', 'src']);
  if (path === null) return computed(`flit's module ${module ?? ''} is not in the project`);
  return { from: 'files', files: [pythonFile(path, '__version__')], why: `flit takes it from ${path}` };
}
