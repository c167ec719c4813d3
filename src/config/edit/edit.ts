import type { Config } from '#config/config.ts';
import { OpsError } from '#domain/errors.ts';

import type { Change, Item, ItemList } from './change.ts';
import { type Edited, type EditRequest, rewriteConfig } from './rewrite.ts';
import { editText } from './text.ts';

/** What a person wants changed; `id` is the one that {@link Config} shows. */
export type Edit = { readonly list: ItemList } & (
  | { readonly add: Item }
  | { readonly id: string; readonly replace: Item }
  | { readonly id: string; readonly remove: true }
);

/**
 * Changes one item of the configuration file and keeps the rest as it is written, as {@link rewriteConfig} does it. Throws
 * `not-in-file` for an item that does not come from its main part.
 */
export function editConfig(request: EditRequest, edit: Edit): Promise<Edited> {
  return rewriteConfig(request, (text, main) => editText(text, changeOf(edit, main, request.config.path)));
}

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
