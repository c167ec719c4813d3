import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { ProjectPlace } from '#domain/project/names.ts';

/** The projects named by id, or all when none is named. Throws for an id that nobody has. */
export function chosenProjects(mine: readonly ProjectPlace[], ids: readonly string[]): readonly ProjectPlace[] {
  if (ids.length === 0) return mine;
  return ids.map((id) => {
    const found = mine.find((place) => place.id === id);
    if (found !== undefined) return found;
    const meant = nearest(
      id,
      mine.map((place) => place.id),
    );
    throw new OpsError('no-such-project', `There is no project ${id}.`, {
      hint: meant === null ? 'cpm-console project list shows them.' : `Did you mean ${meant}?`,
      exit: 'usage',
    });
  });
}
