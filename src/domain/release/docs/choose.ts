import type { VersionPlace } from './place.ts';

export interface ChosenPlaces {
  /** Are changed by this release. */
  readonly take: readonly VersionPlace[];
  /** Are known and stay. */
  readonly leave: readonly VersionPlace[];
  /** Are new: a person should look once. They are in `take` or `leave` as well, by what is certain. */
  readonly undecided: readonly VersionPlace[];
}

/** Divides places by what a person said earlier, by key: true to change, false to leave. */
export function choosePlaces(
  places: readonly VersionPlace[],
  remembered: Readonly<Record<string, boolean>>,
): ChosenPlaces {
  const known = ({ key }: VersionPlace): boolean | undefined =>
    Object.hasOwn(remembered, key) ? remembered[key] : undefined;
  const taken = (place: VersionPlace): boolean => known(place) ?? place.sure;
  return {
    take: places.filter(taken),
    leave: places.filter((place) => !taken(place)),
    undecided: places.filter((place) => known(place) === undefined),
  };
}
