import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import type { Backup, KeptSource } from '#services/ports/backups.ts';

/** Its journals are there, this run's own among them. */
const NEVER = 'state';

/** Something of a backup that is put back in its place; `name` is its path in the backup. */
export type Piece = KeptSource;

/**
 * What is put back of a backup: all of it without the state of this console, or the named paths of it, each of which begins
 * with its source. Throws OpsError `no-such-path`, `own-state`.
 */
export function piecesOf({ id, sources }: Pick<Backup, 'id' | 'sources'>, paths: readonly string[]): readonly Piece[] {
  if (paths.length === 0) return sources.filter(({ name }) => name !== NEVER);
  const wanted = [...new Set(paths.map((path) => path.replace(/^\.?\/+|\/+$/g, '')))];
  const tops = wanted.filter((path) => !wanted.some((other) => path.startsWith(`${other}/`)));
  return tops.map((path) => {
    const source = sources.find(({ name }) => path === name || path.startsWith(`${name}/`));
    if (source === undefined || path.split('/').includes('..'))
      throw new OpsError('no-such-path', `There is no ${path} in ${id}.`, {
        hint: `A path begins with its source: ${sources.map(({ name }) => name).join(', ')}.`,
        exit: 'usage',
      });
    if (source.name === NEVER)
      throw new OpsError('own-state', 'The state of this console is not put back under its own feet.', {
        hint: `Restore it aside and look at it: cpm-console backup restore ${id} --into DIR --path ${path}`,
        exit: 'refused',
      });
    const below = path.slice(source.name.length + 1);
    if (below === '') return source;
    return { name: path, path: joinPath(source.path, below), exclude: excludedBelow(source.exclude ?? [], below) };
  });
}

/** What of that is left out, as globs relative to a folder of the source. */
function excludedBelow(globs: readonly string[], below: string): readonly string[] {
  return globs.flatMap((glob) => {
    if (glob.startsWith('**/')) return [glob];
    return glob.startsWith(`${below}/`) ? [glob.slice(below.length + 1)] : [];
  });
}
