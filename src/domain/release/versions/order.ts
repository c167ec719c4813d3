import compareBuild from 'semver/functions/compare-build.js';
import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import valid from 'semver/functions/valid.js';

import { isPlain } from './plain.ts';

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
  const readable = versions.flatMap((version) => (isPlain(version) ? version : (valid(version) ?? [])));
  const releases = readable.filter((version) => !version.includes('-'));
  return highest(releases.length > 0 ? releases : readable);
}

/** The highest of valid versions, build metadata told apart; null for none. */
export function highest(versions: readonly string[]): string | null {
  let best: string | null = null;
  for (const version of versions) if (best === null || ranked(version, best) > 0) best = version;
  return best;
}

/** As semver's `compareBuild`, which makes two objects of what are nearly always three numbers each. */
function ranked(a: string, b: string): number {
  if (!isPlain(a) || !isPlain(b)) return compareBuild(a, b);
  const [left, right] = [a.split('.'), b.split('.')];
  const differs = left.findIndex((part, at) => part !== right[at]);
  return differs < 0 ? 0 : Number(left[differs]) - Number(right[differs]);
}
