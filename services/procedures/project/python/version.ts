import { field, listField, textField } from '#domain/field.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import { pypiName } from '#domain/release/made/python-backend.ts';
import { tomlFile, versionAt, versionMaybeAt } from '#domain/release/made/version-files.ts';

import { dynamicOrigin } from './dynamic.ts';
import type { PythonFacts } from './facts.ts';
import { said, type Said, saidByModules, saidByPlain } from './literals.ts';
import { computed, type Origin } from './origin.ts';
import { setupFiles, setupOrigin } from './setup.ts';

/** Where the version of a Python project stands, by the rules of what builds it. */
export async function pythonOrigin(facts: PythonFacts): Promise<Origin> {
  const { content, ecosystem, inside } = facts;
  if (ecosystem === 'python-requirements') return alone(facts);
  if (field(content, 'tool', 'poetry-dynamic-versioning', 'enable') === true)
    return { from: 'tag', why: 'poetry-dynamic-versioning takes it from the tag' };
  const places = [
    ...(textField(content, 'project', 'version') === null ? [] : [versionAt('project', 'version')]),
    ...(textField(content, 'tool', 'poetry', 'version') === null || ecosystem !== 'poetry'
      ? []
      : [versionAt('tool', 'poetry', 'version')]),
  ];
  if (places.length > 0)
    return {
      from: 'files',
      files: [tomlFile(inside('pyproject.toml'), 'pep440', ...places)],
      why: 'version in pyproject.toml',
    };
  if (
    listField(content, 'project', 'dynamic').includes('version') ||
    field(content, 'tool', 'flit', 'metadata') !== undefined
  ) {
    const origin = await dynamicOrigin(facts);
    if (origin !== null) return origin;
  }
  return (await setupOrigin(facts)) ?? computed('no file says the version');
}

/** An application with nothing but requirements: `__version__`, else VERSION, else the tag. */
async function alone({ tree, folder, name }: PythonFacts): Promise<Origin> {
  const [module] = await saidByModules(tree, folder, name);
  if (module !== undefined) return { from: 'files', files: [module.file], why: `__version__ in ${module.file.path}` };
  const plain = await saidByPlain(tree, folder, 'pep440');
  if (plain !== null) return { from: 'files', files: [plain.file], why: `version in ${plain.file.path}` };
  return { from: 'tag', why: 'no __version__ and no VERSION file' };
}

/** Other files that repeat the version: they follow when they agree, and are told of when they do not. */
export async function repeated(
  facts: PythonFacts,
  files: readonly VersionFile[],
  version: string,
): Promise<{ files: VersionFile[]; warnings: string[] }> {
  const { tree, folder, name } = facts;
  const known = new Set(files.map(({ path }) => path));
  const modules = (await saidByModules(tree, folder, name)).filter(({ own }) => own);
  const setups = await Promise.all(setupFiles(facts).map((file) => said(tree, file)));
  const also: Said[] = [...modules, ...setups.filter((one) => one !== null)].filter(
    ({ file }) => !known.has(file.path),
  );
  const differing = also.filter((one) => one.version !== version);
  return {
    files: [...also.filter((one) => one.version === version).map(({ file }) => file), ...(await lockEntry(facts))],
    warnings: differing.map(
      ({ file, version: other }) => `${file.path} says ${other}, ${files[0]?.path} ${version}: it is left alone`,
    ),
  };
}

async function lockEntry({ tree, inside, name }: PythonFacts): Promise<VersionFile[]> {
  if (name === null || !(await tree.has(inside('uv.lock')))) return [];
  return [tomlFile(inside('uv.lock'), 'pep440', versionMaybeAt('package', { name: pypiName(name) }, 'version'))];
}
