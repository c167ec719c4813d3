import { OpsError } from '#domain/errors.ts';
import { isJsonObject, isList, type Json, type JsonObject } from '#domain/json.ts';
import { baseName, joinPath, parentPath } from '#domain/path.ts';
import type { Workspace } from '#services/ports/workspace.ts';

/** What lay at a path before anything was moved. */
export interface Moved extends JsonObject {
  readonly path: string;
  /** Null when nothing was there. */
  readonly kind: 'file' | 'directory' | 'link' | 'other' | null;
  /** Whether git is told to overlook it while it lies aside, by a file in it that is not its own. */
  readonly hides: boolean;
}

const IGNORE = '.gitignore';

/** Where it lies during a run and until it is no longer kept: in the same folder, so that moving it is one rename. */
export const asideOf = (path: string, run: string): string =>
  joinPath(parentPath(path), `${baseName(path)}.cpm-${run}`);

/** What is there now at the paths that will be moved. */
export async function lookAt(tree: Workspace, paths: readonly string[]): Promise<readonly Moved[]> {
  return Promise.all(
    paths.map(async (path) => {
      const kind = (await tree.look(path))?.kind ?? null;
      return { path, kind, hides: kind === 'directory' && !(await tree.exists(joinPath(path, IGNORE))) };
    }),
  );
}

/** Reads what {@link lookAt} found from a journal. */
export function movedIn(value: Json | undefined): readonly Moved[] {
  return value !== undefined && isList(value)
    ? value.filter((one): one is Moved => isJsonObject(one) && typeof one['path'] === 'string')
    : [];
}

/**
 * Renames aside what is there; what an earlier try left in its place is removed. Safe to call again. Throws OpsError
 * `cannot-set-aside` after everything that was moved was moved back.
 */
export async function setAside(tree: Workspace, moved: readonly Moved[], run: string): Promise<void> {
  try {
    for (const { path, kind, hides } of moved) {
      const aside = asideOf(path, run);
      if (kind === null || (await tree.exists(aside))) await tree.remove(path);
      else await tree.rename(path, aside);
      if (hides) await hide(tree, aside);
    }
  } catch (cause) {
    await putBack(tree, moved, run);
    throw new OpsError('cannot-set-aside', `${reason(cause)} Nothing was changed.`, {
      hint: 'Who owns the folder, and whether it is a mount, is seen with: ls -ld, findmnt -T.',
      exit: 'refused',
      cause,
    });
  }
}

/** Brings everything back to its own path. Safe to call again, also when nothing was moved. */
export async function putBack(tree: Workspace, moved: readonly Moved[], run: string): Promise<void> {
  for (const { path, kind, hides } of moved.toReversed()) {
    const aside = asideOf(path, run);
    if (kind === null) await tree.remove(path);
    else if (await tree.exists(aside)) {
      await tree.remove(path);
      if (hides) await tree.remove(joinPath(aside, IGNORE));
      await tree.rename(aside, path);
    }
  }
}

/** Removes what lies aside, once it is no longer kept. Safe to call again. */
export async function throwAway(tree: Workspace, moved: readonly Moved[], run: string): Promise<void> {
  for (const { path } of moved) await tree.remove(asideOf(path, run));
}

/** Whether everything that was there lies aside. */
export async function areAside(tree: Workspace, moved: readonly Moved[], run: string): Promise<boolean> {
  const found = await Promise.all(
    moved.map(async ({ path, kind }) => kind === null || (await tree.exists(asideOf(path, run)))),
  );
  return found.every(Boolean);
}

/** It is an untracked folder otherwise. One that may not be written is only not hidden. */
async function hide(tree: Workspace, aside: string): Promise<void> {
  await tree.write(joinPath(aside, IGNORE), '*\n').catch(() => undefined);
}

const reason = (thrown: unknown): string => (thrown instanceof OpsError ? thrown.message : 'It cannot be renamed.');
