/** What a run changed and checked, as far as it got; empty parts are not told. */
export interface ReleaseFacts {
  readonly previous: string | null;
  readonly version: string;
  /** Files that carry the version, relative to the project. */
  readonly versionFiles: readonly string[];
  readonly changelog: { readonly path: string; readonly commits: number; readonly curated: boolean } | null;
  /** Places in documents that name the version. */
  readonly places: readonly { readonly file: string; readonly count: number }[];
  /** Anything else a step wrote: API documents, a generated client. */
  readonly also: readonly string[];
  /** What passed, as a person would say it: `npm test`, `npm audit`. */
  readonly passed: readonly string[];
}

const MOST_NAMED = 6;

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The bullets of a release commit's body: only what this run did, in the order it is done. */
export function releaseDid(facts: ReleaseFacts): readonly string[] {
  const { previous, version, versionFiles, changelog, places, also, passed } = facts;
  const step = previous === null ? `to ${version}` : `from ${previous} to ${version}`;
  const source = changelog?.curated === true ? 'from what stood under Unreleased' : null;
  return [
    ...(versionFiles.length > 0 ? [`Update version ${step} in ${named(versionFiles)}`] : []),
    ...(changelog === null
      ? []
      : [`Update ${changelog.path} ${source ?? `with ${counted(changelog.commits, 'commit', 'commits')}`}`]),
    ...(places.length > 0
      ? [
          `Update documentation: ${named(places.map(({ file, count }) => `${file} (${counted(count, 'place', 'places')})`))}`,
        ]
      : []),
    ...also,
    ...(passed.length > 0 ? [`Passed before the commit: ${named(passed)}`] : []),
  ];
}
