import { joinPath } from '#domain/path.ts';
import type { ReleaseComponent } from '#domain/release/made/component.ts';
import { moduleFile } from '#services/procedures/project/python/module.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import type { Check } from './params.ts';

/** What says that a framework can be started: the import that its own guide asks for. */
const KNOWN: readonly { readonly file: string; readonly code: string }[] = [
  { file: 'claude_pm/core/config.py', code: 'from claude_pm.core.config import Config' },
];

/**
 * What says that the dependencies of a Python component are complete, and that its packages can be imported, as they are
 * when the service starts. No byte code is written into the tree.
 */
export async function pythonChecks(
  tree: ProjectTree,
  { folder, name }: Pick<ReleaseComponent, 'folder' | 'name'>,
  { python, hasPip }: { readonly python: string; readonly hasPip: boolean },
): Promise<readonly Check[]> {
  const dir = joinPath(tree.dir, folder);
  const inside = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  const checks: Check[] = hasPip
    ? [
        {
          what: 'no requirement is missing',
          command: { file: python, args: ['-m', 'pip', '--disable-pip-version-check', 'check'] },
          dir,
        },
      ]
    : [];
  const imported = new Set<string>();
  for (const root of ['', 'src']) {
    const at = root === '' ? inside('') : inside(root);
    for (const { file, code } of KNOWN)
      if (await tree.has(joinPath(at, file))) {
        checks.push(importing(python, code, joinPath(tree.dir, at)));
        imported.add(file.split('/')[0] ?? file);
      }
  }
  const module = (name ?? '').toLowerCase().replaceAll(/[-.]/g, '_');
  const file = module === '' || imported.has(module) ? null : await moduleFile(tree, folder, module);
  if (file !== null) {
    const above = file.endsWith('/__init__.py') ? `${file}/../..` : `${file}/..`;
    checks.push(importing(python, `import ${module}`, joinPath(tree.dir, above)));
  }
  return checks;
}

/** `dir` is where imports begin. */
function importing(python: string, code: string, dir: string): Check {
  return { what: code, command: { file: python, args: ['-B', '-c', code] }, dir };
}
