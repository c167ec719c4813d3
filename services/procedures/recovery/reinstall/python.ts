import { joinPath } from '#domain/path.ts';
import type { Command, ReleaseComponent } from '#domain/release/made/component.ts';
import type { Files } from '#services/ports/files.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import type { Reinstall } from './params.ts';
import { pythonChecks } from './python-checks.ts';
import { venvOf } from './venv.ts';

/** What a project needs to run, the most exact first. */
const REQUIREMENTS = ['requirements/production.txt', 'requirements/prod.txt', 'requirements.txt'];
const PIP = ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check'];
const TOOLS: Readonly<Record<string, readonly string[]>> = {
  uv: ['sync', '--frozen'],
  poetry: ['install', '--no-interaction'],
  pdm: ['sync'],
};

/** What is known of a component of Python. */
export type PythonPart = Pick<ReleaseComponent, 'folder' | 'ecosystem' | 'name' | 'lockFile'>;

/** One that has nothing but requirements below its folder, which no release knows. */
export const BARE: PythonPart = { folder: '', ecosystem: 'python-requirements', name: null, lockFile: null };

/** How a component of Python is installed anew, in a new virtual environment at the old one's path; null when it needs nothing. */
export async function pythonReinstall(
  tree: ProjectTree,
  files: Pick<Files, 'stat'>,
  component: PythonPart,
): Promise<Omit<Reinstall, 'id'> | null> {
  const { folder, ecosystem, lockFile } = component;
  const inside = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  const dir = joinPath(tree.dir, folder);
  const requirements = await firstOf(tree, REQUIREMENTS.map(inside));
  const isPackage = ecosystem !== 'python-requirements';
  if (requirements === null && lockFile === null && !isPackage) return null;
  const venv = await venvOf(tree, files, folder);
  const python = joinPath(venv.path, 'bin/python');
  const tool = /(?:^|\/)(uv|poetry|pdm)\.lock$/.exec(lockFile ?? '')?.[1] ?? null;
  const make: Command = {
    file: venv.python,
    args: ['-m', 'venv', ...(venv.system ? ['--system-site-packages'] : []), venv.path],
  };
  const fill: readonly Command[] =
    tool === null
      ? [
          ...(requirements === null ? [] : [{ file: python, args: [...PIP, '-r', joinPath(tree.dir, requirements)] }]),
          ...(isPackage && (requirements === null || venv.editable)
            ? [{ file: python, args: [...PIP, '-e', '.'] }]
            : []),
        ]
      : [{ file: tool, args: TOOLS[tool] ?? [] }];
  return {
    by: tool ?? 'pip',
    top: tree.dir,
    dir,
    commands: [make, ...fill],
    follows: joinPath(tree.dir, lockFile ?? requirements ?? (await manifestOf(tree, folder))),
    moved: [venv.path],
    eggs: isPackage ? [dir, joinPath(dir, 'src')] : [],
    checks: await pythonChecks(tree, component, { python, hasPip: tool !== 'uv' }),
    notes: venv.notes,
    refusal: null,
  };
}

async function firstOf(tree: ProjectTree, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await tree.has(path)) return path;
  return null;
}

async function manifestOf(tree: ProjectTree, folder: string): Promise<string> {
  const inside = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  return (await firstOf(tree, ['pyproject.toml', 'setup.cfg', 'setup.py'].map(inside))) ?? inside('pyproject.toml');
}
