import { baseName, parentPath } from '#domain/path.ts';

const STEMS = ['changelog', 'changes', 'history', 'news', 'releases', 'release-notes', 'release_notes'];
const ENDINGS = ['.md', '.markdown', '.mdown', '', '.rst', '.txt'];
const FOLDERS = ['.', 'docs', 'doc', '.github'];

/**
 * The changelog among a project's files: paths relative to its folder, forward slashes. The folder itself comes before
 * `docs/`, a changelog before a history, Markdown before other forms. Null when there is none.
 */
export function findChangelog(names: readonly string[]): string | null {
  const rank = (name: string): number => {
    const [, stem = '', ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(baseName(name).toLowerCase()) ?? [];
    const places = [FOLDERS.indexOf(parentPath(name).toLowerCase()), STEMS.indexOf(stem), ENDINGS.indexOf(ending)];
    return places.includes(-1) ? Infinity : places.reduce((sum, place) => sum * 10 + place, 0);
  };
  const ranked = names
    .map((name) => ({ name, rank: rank(name) }))
    .filter((one) => one.rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  return ranked[0]?.name ?? null;
}
