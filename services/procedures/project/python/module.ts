import type { ProjectTree } from '#services/procedures/project/tree.ts';

/** Folders in which the modules of a project may lie, besides its own. */
const ROOTS = ['', 'src', 'lib', 'python'];
/** Files of a package that usually carry its version. */
const USUAL = ['__init__.py', '__about__.py', '__version__.py', '_version.py', 'version.py'];
/** Modules that are looked into; a folder with more is no package. */
const MOST = 40;
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
  'env',
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

/** A file in which `__version__` may stand. */
export interface VersionModule {
  readonly path: string;
  /** Whether it is the project's own: its package has the project's name, or is the only one. */
  readonly own: boolean;
}

/** Files in which `__version__` may stand, the project's own first. */
export async function versionModules(tree: ProjectTree, folder: string, name: string | null): Promise<VersionModule[]> {
  const module = name?.toLowerCase().replaceAll(/[-.]/g, '_') ?? null;
  const found: VersionModule[] = [];
  for (const root of ['', 'src']) {
    const base = [folder, root].filter((part) => part !== '').join('/');
    const inside = (file: string) => (base === '' ? file : `${base}/${file}`);
    const single = [...(await tree.files(base))].filter((file) => file.endsWith('.py') && file !== 'setup.py');
    for (const file of single.slice(0, MOST)) found.push({ path: inside(file), own: file === `${module}.py` });
    const packages = await packagesIn(tree, base, root);
    for (const [child, files] of packages.slice(0, MOST))
      for (const file of files)
        found.push({ path: inside(`${child}/${file}`), own: child.toLowerCase() === module || packages.length === 1 });
  }
  return found.toSorted((a, b) => Number(b.own) - Number(a.own));
}

async function packagesIn(tree: ProjectTree, base: string, root: string): Promise<(readonly [string, string[]])[]> {
  const children = (await tree.folders(base)).filter(
    (child) => !OTHERS.has(child) && !child.startsWith('.') && !(root === '' && child === 'src'),
  );
  const packages = await Promise.all(
    children.map(async (child) => {
      const files = await tree.files(base === '' ? child : `${base}/${child}`);
      return [child, USUAL.filter((file) => files.has(file))] as const;
    }),
  );
  return packages.filter(([, files]) => files.length > 0);
}
