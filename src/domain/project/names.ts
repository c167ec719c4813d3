import { freeIdentifier, identifierOf } from '#domain/identifier.ts';
import { baseName, parentPath } from '#domain/path.ts';

/** A working tree and the id it goes by. */
export interface ProjectPlace {
  readonly id: string;
  /** Absolute. */
  readonly path: string;
}

/** Ids for found working trees: the folder's name, with its parent's where two share one. Sorted by path. */
export function nameProjects(paths: readonly string[]): ProjectPlace[] {
  const sorted = [...new Set(paths)].toSorted();
  const count = new Map<string, number>();
  for (const path of sorted) count.set(plainId(path), (count.get(plainId(path)) ?? 0) + 1);
  const taken = new Set<string>();
  return sorted.map((path) => {
    const wanted = count.get(plainId(path)) === 1 ? plainId(path) : `${plainId(parentPath(path))}-${plainId(path)}`;
    const id = freeIdentifier(wanted, taken);
    taken.add(id);
    return { id, path };
  });
}

function plainId(path: string): string {
  return identifierOf(baseName(path));
}
