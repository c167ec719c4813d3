import type { VersionPlace } from '#domain/release/docs/place.ts';
import { applyPlaces, type NamedVersion, placesNaming } from '#domain/release/docs/places.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

import { readDocuments } from './documents.ts';

/**
 * Every place of a project's documents that names the current version, by file and offset. `choosePlaces` divides them by
 * what a person said earlier. Throws OpsError `project-unreadable`.
 */
export async function findVersionPlaces(
  tree: ProjectTree,
  tracked: readonly string[] | null,
  version: Omit<NamedVersion, 'file'>,
): Promise<readonly VersionPlace[]> {
  const documents = await readDocuments(tree, tracked);
  return documents.flatMap(({ file, text }) => placesNaming(text, { ...version, file }));
}

/** A document whose places were brought to the next version. */
export interface EditedDocument {
  readonly file: string;
  readonly text: string;
  readonly places: number;
}

/**
 * The documents with the chosen places changed, ready to be written; every other byte stays. `read` gives a file's text or
 * null. Throws OpsError `document-changed` when a document is not what the places were found in.
 */
export async function editDocuments(
  places: readonly VersionPlace[],
  read: (file: string) => Promise<string | null>,
): Promise<readonly EditedDocument[]> {
  const byFile = Map.groupBy(places, ({ file }) => file);
  return Promise.all(
    [...byFile].map(async ([file, here]) => ({
      file,
      text: applyPlaces((await read(file)) ?? '', here),
      places: here.length,
    })),
  );
}
