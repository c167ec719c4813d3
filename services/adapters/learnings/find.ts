import { join } from 'node:path';

import { idInName, partsOfId } from '#domain/learnings/id.ts';

import { noLearning } from './faults.ts';
import { isEntry, yamlNames } from './names.ts';
import { readText } from './read-file.ts';

/** The file of a learning: by its name, else by the id in a file that is named otherwise. Throws OpsError `no-learning`. */
export function pathOf(folder: string, id: string): string {
  if (partsOfId(id) === null) throw noLearning(id, folder);
  const names = yamlNames(folder);
  const named = names.find((name) => idInName(name) === id);
  const found = named ?? names.find((name) => idInName(name) === null && says(join(folder, name), id));
  if (found === undefined) throw noLearning(id, folder);
  return join(folder, found);
}

function says(path: string, id: string): boolean {
  const text = readText(path);
  return (
    typeof text === 'string' && isEntry(text) && new RegExp(`^\\s+id:\\s*["']?${id}["']?\\s*(?:#|$)`, 'm').test(text)
  );
}
