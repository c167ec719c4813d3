import { isJsonObject, parseJson } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { PythonProject } from '#services/procedures/audits/python.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

type Reads = Pick<PushWorld, 'files'>;

const DEPENDENCIES = ['dependencies', 'devDependencies', 'optionalDependencies', 'workspaces'] as const;

/** Whether a Node package has anything that comes from elsewhere; what cannot be read may have. */
export async function dependsOn({ files }: Reads, folder: string): Promise<boolean> {
  const manifest = parseJson((await files.read(joinPath(folder, 'package.json'))) ?? '');
  if (!isJsonObject(manifest)) return true;
  return DEPENDENCIES.some((name) => Object.keys(manifest[name] ?? {}).length > 0);
}

/** What a Python project tells of how it wants to be looked at; `home` is where the person installed it. */
export async function auditedOf({ files }: Reads, folder: string, home = folder): Promise<PythonProject> {
  const names = new Set((await files.list(folder)).map(({ name }) => name));
  const venv = joinPath(home, '.venv/bin/python');
  return {
    folder,
    python: (await files.stat(venv)) === null ? undefined : venv,
    requirements: names.has('requirements.txt') ? ['requirements.txt'] : [],
    safety: names.has('.safety-policy.yml') || names.has('.safety-project.ini'),
  };
}
