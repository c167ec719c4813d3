import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import valid from 'semver/functions/valid.js';

/** Whether two versions have the same rank; build metadata does not matter, and nothing is the same as nothing. */
export function same(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && compare(a, b) === 0;
}

/** Whether a version is above another. Everything is above nothing, and nothing is above nothing. */
export function isAbove(a: string | null, b: string | null): boolean {
  return a !== null && (b === null || compare(a, b) > 0);
}

/** Whether a version is the very next one of another, by any increment. */
export function follows(version: string, before: string): boolean {
  return (['patch', 'minor', 'major'] as const).some((level) => inc(before, level) === version);
}

/** The highest release, or the highest prerelease when there are no releases; what is no version does not count. */
export function highestOf(versions: readonly string[]): string | null {
  const readable = versions.flatMap((version) => valid(version) ?? []);
  const releases = readable.filter((version) => !version.includes('-'));
  return (releases.length > 0 ? releases : readable).toSorted(compare).at(-1) ?? null;
}
