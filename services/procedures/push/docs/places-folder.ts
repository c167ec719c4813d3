import { joinPath } from '#domain/path.ts';
import type { Environment } from '#services/ports/environment.ts';

/** Where it is kept what was chosen of the places of documents: one private file a project. */
export const placesFolder = ({ stateDir }: Pick<Environment, 'stateDir'>): string => joinPath(stateDir, 'places');
