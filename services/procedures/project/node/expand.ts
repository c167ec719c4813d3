import type { ProjectTree } from '#services/procedures/project/tree.ts';

const NEVER = new Set(['node_modules', '.git']);
/** `**` goes no deeper: a monorepo nested further is none. */
const DEEPEST = 6;

/**
 * Folders that hold a file and that workspace patterns name: `packages/*`, `apps/**`, `tools/x`, and `!packages/old` to take
 * some out. Sorted.
 */
export async function expandFolders(tree: ProjectTree, patterns: readonly string[], file: string): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of patterns.filter((one) => !one.startsWith('!')).map(tidy)) {
    for (const folder of await below(tree, '', pattern.split('/'), 0))
      if (folder !== '' && (await tree.has(`${folder}/${file}`))) found.add(folder);
  }
  const out = patterns.filter((one) => one.startsWith('!')).map((one) => matcher(tidy(one.slice(1))));
  return [...found].filter((folder) => !out.some((rule) => rule.test(folder))).toSorted();
}

async function below(tree: ProjectTree, folder: string, steps: readonly string[], depth: number): Promise<string[]> {
  const [step, ...rest] = steps;
  if (step === undefined) return [folder];
  const inside = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const literal = !/[*?[{]/.test(step);
  if (literal) return (await tree.folders(folder)).includes(step) ? below(tree, inside(step), rest, depth) : [];
  const folders = (await tree.folders(folder)).filter((name) => !NEVER.has(name) && !name.startsWith('.'));
  if (step !== '**') {
    const rule = matcher(step);
    const deeper = folders.filter((name) => rule.test(name)).map((name) => below(tree, inside(name), rest, depth));
    return (await Promise.all(deeper)).flat();
  }
  const here = await below(tree, folder, rest, depth);
  if (depth >= DEEPEST) return here;
  const deeper = await Promise.all(folders.map((name) => below(tree, inside(name), steps, depth + 1)));
  return [...here, ...deeper.flat()];
}

function tidy(pattern: string): string {
  return pattern
    .replace(/^\.\//, '')
    .replace(/\/+$/, '')
    .replace(/\/package\.json$/, '');
}

function matcher(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*\/?|\*|\?|\{[^}]*\}|[.+^$()|[\]\\]/g, (sign) => {
    if (sign.startsWith('**')) return '.*';
    if (sign === '*') return '[^/]*';
    if (sign === '?') return '[^/]';
    return sign.startsWith('{') ? `(?:${sign.slice(1, -1).split(',').join('|')})` : `\\${sign}`;
  });
  return new RegExp(`^${source}$`);
}
