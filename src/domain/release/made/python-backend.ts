import { field, listField, textField } from '#domain/field.ts';

import type { Ecosystem } from './component.ts';

type PythonEcosystem = Extract<Ecosystem, 'setuptools' | 'flit' | 'poetry' | 'hatch' | 'uv' | 'pdm' | 'python'>;

const BACKENDS: readonly (readonly [start: string, PythonEcosystem])[] = [
  ['setuptools', 'setuptools'],
  ['flit', 'flit'],
  ['poetry', 'poetry'],
  ['hatchling', 'hatch'],
  ['hatch', 'hatch'],
  ['uv_build', 'uv'],
  ['pdm', 'pdm'],
];

/** The tool that builds what a pyproject.toml describes, and why; null when that only holds settings of other tools. */
export function pythonBackend(content: unknown): { readonly ecosystem: PythonEcosystem; readonly why: string } | null {
  const backend = textField(content, 'build-system', 'build-backend');
  if (backend !== null) {
    const known = BACKENDS.find(([start]) => backend.startsWith(start));
    return { ecosystem: known?.[1] ?? 'python', why: `build-backend ${backend}` };
  }
  if (field(content, 'tool', 'poetry', 'name') !== undefined) return { ecosystem: 'poetry', why: '[tool.poetry]' };
  if (field(content, 'tool', 'flit', 'metadata') !== undefined)
    return { ecosystem: 'flit', why: '[tool.flit.metadata]' };
  if (field(content, 'project') === undefined) return null;
  return { ecosystem: 'setuptools', why: '[project] without a build backend' };
}

/** Packages that take the version from the tag when they are asked for in `build-system.requires`. */
const SCM =
  /^(?:setuptools[-_.]scm|setuptools[-_.]git[-_.]versioning|versioneer|hatch[-_.]vcs|uv[-_.]dynamic[-_.]versioning|poetry[-_.]dynamic[-_.]versioning|versioningit|dunamai|miniver)\b/i;

/** The package that takes the version from the tag; null when none does. */
export function scmPackage(content: unknown): string | null {
  const names = listField(content, 'build-system', 'requires');
  return names.map((name) => SCM.exec(name)?.[0] ?? null).find((name) => name !== null) ?? null;
}

/** A name as indexes compare them. */
export function pypiName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
