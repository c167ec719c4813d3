import { OpsError } from '#domain/errors.ts';
import { field, listField, textField } from '#domain/field.ts';
import { readVersion } from '#domain/release/edits/edit.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';
import type { Ecosystem, Publication, ReleaseComponent } from '#domain/release/made/component.ts';
import { pythonBackend } from '#domain/release/made/python-backend.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import { pythonCommands } from './commands.ts';
import type { PythonFacts } from './facts.ts';
import { pythonName } from './name.ts';
import { pythonOrigin, repeated } from './version.ts';

/** Whose packages the tests of this program build with their own tool, publish and install. */
const TRIED: ReadonlySet<Ecosystem> = new Set(['setuptools', 'flit', 'poetry', 'hatch', 'python-requirements']);

/** The component that Python's files make of a folder; null without any. */
export async function detectPython(tree: ProjectTree, folder: string): Promise<ReleaseComponent | null> {
  const inside = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  const names = await tree.files(folder);
  const content = await tree.document('toml', inside('pyproject.toml'));
  const made = kindOf(content, names);
  if (made === null) return null;
  const name = await pythonName(tree, inside, content);
  const facts: PythonFacts = { tree, folder, ecosystem: made.ecosystem, content, name, inside };
  const version = await versionFacts(facts);
  const full = TRIED.has(made.ecosystem);
  const unpublished = full ? privately(content) : null;
  const publish =
    full && unpublished === null && made.ecosystem !== 'python-requirements' ? publication(content, name) : null;
  const { lockFile, ...commands } = await pythonCommands(facts, publish !== null);
  return {
    folder,
    ecosystem: made.ecosystem,
    name,
    private: unpublished !== null,
    ...version.facts,
    lockFile,
    released: full ? 'full' : 'tag only',
    reasons: [
      `${made.ecosystem}, because of ${made.why}`,
      version.why,
      ...(unpublished === null ? [] : [`not published, because of ${unpublished}`]),
      ...(made.ecosystem === 'python-requirements' ? ['nothing to publish: an application, not a package'] : []),
      ...(full ? [] : [`tag only, because releases with ${made.why} are not tried`]),
    ],
    warnings: version.warnings,
    scripts: {},
    ...commands,
    publish,
    workspaces: [],
  };
}

function kindOf(content: unknown, names: ReadonlySet<string>): { ecosystem: Ecosystem; why: string } | null {
  const backend = content === null ? null : pythonBackend(content);
  const setup = ['setup.py', 'setup.cfg'].filter((name) => names.has(name));
  // A pyproject.toml that only names a backend leaves everything else to setup.cfg and setup.py.
  if (
    backend !== null &&
    (field(content, 'project') !== undefined || field(content, 'tool', backend.ecosystem) !== undefined)
  )
    return backend;
  if (setup.includes('setup.py') || (backend !== null && setup.length > 0))
    return { ecosystem: 'setuptools', why: setup.join(' and ') };
  return names.has('requirements.txt') ? { ecosystem: 'python-requirements', why: 'requirements.txt alone' } : null;
}

async function versionFacts(facts: PythonFacts) {
  const origin = await pythonOrigin(facts);
  const why = origin.from === 'tag' ? `the tag is the version: ${origin.why}` : origin.why;
  const [first] = origin.from === 'files' ? origin.files : [];
  if (origin.from !== 'files' || first === undefined) {
    const unknown = { version: null, versionFrom: origin.from, versionFiles: [] } as const;
    return { facts: unknown, why, warnings: origin.from === 'unknown' ? [why] : [] };
  }
  const version = await versionOf(facts, first);
  if (typeof version !== 'string')
    return {
      facts: { version: null, versionFrom: 'unknown', versionFiles: [] } as const,
      why,
      warnings: [version.problem],
    };
  const more = await repeated(facts, origin.files, version);
  const versionFiles = [...origin.files, ...more.files];
  return { facts: { version, versionFrom: 'files' as const, versionFiles }, why, warnings: more.warnings };
}

/** What a file says; or why that is no answer, which stops a release but not the look at the project. */
async function versionOf({ tree }: PythonFacts, file: VersionFile): Promise<string | { readonly problem: string }> {
  try {
    return await readVersion(file, (await tree.text(file.path)) ?? '');
  } catch (error) {
    if (!(error instanceof OpsError) || error.code === 'version-file-invalid') throw error;
    return { problem: `${error.message} ${error.hint ?? ''}`.trim() };
  }
}

/** What forbids publishing: the classifier that indexes refuse, or poetry's package mode. */
function privately(content: unknown): string | null {
  const classifiers = [
    ...listField(content, 'project', 'classifiers'),
    ...listField(content, 'tool', 'poetry', 'classifiers'),
  ];
  const own = classifiers.find((one) => one.startsWith('Private ::'));
  if (own !== undefined) return `the classifier ${own}`;
  return field(content, 'tool', 'poetry', 'package-mode') === false ? 'package-mode = false' : null;
}

function publication(content: unknown, name: string | null): Publication | null {
  if (name === null) return null;
  return { registry: 'pypi', url: textField(content, 'tool', 'uv', 'publish-url'), name, access: null, tag: null };
}
