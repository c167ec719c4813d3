import type { Release } from '#domain/recovery/release.ts';
import type { Releases } from '#services/ports/releases.ts';

/** Remembers in memory what the file would. */
export function fakeReleases(): Releases {
  const known = new Map<string, Release>();
  return {
    add: (release) => void (known.has(release.run) || known.set(release.run, release)),
    of: (project) => [...known.values()].filter((one) => one.project === project).toSorted((a, b) => b.at - a.at),
  };
}
