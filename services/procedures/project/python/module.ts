import type { ProjectTree } from '#services/procedures/project/tree.ts';

/** Folders in which the modules of a project may lie, besides its own. */
const ROOTS = ['', 'src', 'lib', 'python'];
/** Files of a package that usually carry its version. */
const USUAL = ['__init__.py', '__about__.py', '__version__.py', '_version.py', 'version.py'];
/** Packages of other purposes. */
const OTHERS = new Set([
  'tests',
  'test',
  'docs',
  'doc',
  'examples',
  'scripts',
  'build',
  'dist',
  'venv',
  'node_modules',
]);

/** The file of a module like `pkg.about`; null when it is in none of the usual folders. */
export async function moduleFile(
  tree: ProjectTree,
  folder: string,
  module: string,
  roots: readonly string[] = ROOTS,
): Promise<string | null> {
  const path = module.replaceAll('.', '/');
  for (const root of roots) {
    const base = [folder, root, path].filter((part) => part !== '').join('/');
    for (const file of [`${base}.py`, `${base}/__init__.py`]) if (await tree.has(file)) return file;
  }
  return null;
}

/** Files in which `__version__` may stand, those of the package with the project's own name first. */
export async function versionModules(tree: ProjectTree, folder: string, name: string | null): Promise<string[]> {
  const own = name?.toLowerCase().replaceAll(/[-.]/g, '_') ?? null;
  const found: { path: string; own: boolean }[] = [];
  for (const root of ['', 'src']) {
    const base = [folder, root].filter((part) => part !== '').join('/');
    const inside = (file: string) => (base === '' ? file : `${base}/${file}`);
    for (const file of await tree.files(base))
      if (file.endsWith('.py') && file !== 'setup.py') found.push({ path: inside(file), own: file === `${own}.py` });
    for (const child of await tree.folders(base)) {
      if (OTHERS.has(child) || child.startsWith('.') || (root === '' && child === 'src')) continue;
      const files = await tree.files(inside(child));
      for (const file of USUAL)
        if (files.has(file)) found.push({ path: inside(`${child}/${file}`), own: child.toLowerCase() === own });
    }
  }
  return found.toSorted((a, b) => Number(b.own) - Number(a.own)).map(({ path }) => path);
}
