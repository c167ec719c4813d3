import type { Config } from '#config/config.ts';
import { inspect } from '#config/file/inspect.ts';
import { problemsError } from '#config/file/problem.ts';
import { MAX_BYTES } from '#config/file/read.ts';
import { readSource, type Source } from '#config/file/source.ts';
import { OpsError } from '#domain/errors.ts';
import { parentPath } from '#domain/path.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';

import type { Change, Item, ItemList } from './change.ts';
import { editText } from './text.ts';

/** What a person wants changed; `id` is the one that {@link Config} shows. */
export type Edit = { readonly list: ItemList } & (
  | { readonly add: Item }
  | { readonly id: string; readonly replace: Item }
  | { readonly id: string; readonly remove: true }
);

export interface EditRequest {
  readonly store: ConfigStore;
  /** As it is in force; names the file and the environment. */
  readonly config: Pick<Config, 'path' | 'environment'>;
  readonly home: string | null;
}

/** A change that was made. */
export interface Edited {
  /** The text before and after; null for a file that was not there. */
  readonly before: string | null;
  readonly after: string;
  /** Puts the old text back. Throws OpsError `config-changed` when the file was changed again meanwhile. */
  readonly undo: () => Promise<void>;
}

/**
 * Changes one item of the configuration file and keeps the rest as it is written. The result is checked before anything is
 * written: a change that would break the file throws its problems. Throws `config-changed` when somebody else wrote the
 * file meanwhile, and `not-in-file` for an item that does not come from its main part.
 */
export async function editConfig({ store, config, home }: EditRequest, edit: Edit): Promise<Edited> {
  const { path, environment } = config;
  const z = await import('zod');
  const file = await store.read(path, MAX_BYTES);
  const context = { path, base: { folder: parentPath(path), home }, memory: {} };
  const check = (bytes: Uint8Array, name: string): { config: Config; source: Source } => {
    const source = readSource(path, bytes);
    if (!('data' in source)) throw problemsError(source);
    const found = inspect(source, z, { ...context, environment: name });
    if (!('environment' in found)) throw problemsError(found);
    return { config: found, source };
  };
  const bytes = file?.bytes ?? new Uint8Array();
  const old = check(bytes, NO_ENVIRONMENT);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const after = editText(before, changeOf(edit, old.config, path));
  check(new TextEncoder().encode(after), environment);
  const sum = await store.write(path, after, file?.sha256 ?? null);
  return {
    before: file === null ? null : before,
    after,
    undo: async () => void (file === null ? await store.remove(path, sum) : await store.write(path, before, sum)),
  };
}

/** No section can have this name, so only the main part of the file counts. */
const NO_ENVIRONMENT = '';

function changeOf(edit: Edit, config: Config, path: string): Change {
  const { list } = edit;
  if ('add' in edit) return { list, index: null, item: edit.add };
  const index = config[list].findIndex(({ id }) => id === edit.id);
  if (index === -1)
    throw new OpsError('not-in-file', `${edit.id} does not stand among the ${list} of ${path}.`, {
      hint: 'It was found by itself, or comes from the section of an environment or from a project file; change it there.',
      exit: 'refused',
    });
  return { list, index, item: 'replace' in edit ? edit.replace : null };
}
