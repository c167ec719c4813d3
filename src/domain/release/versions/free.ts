import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';

/**
 * The first version from `wanted` on that nobody has: the next patch, on a prerelease line the next counter. For the
 * proposal after a collision; a plan never moves to another version by itself. `wanted` has to be a version.
 */
export function freeVersion(wanted: string, taken: readonly string[]): string {
  let version: string | null = wanted;
  while (version !== null && taken.some((other) => compare(other, version ?? other, true) === 0))
    version = inc(version, version.includes('-') ? 'prerelease' : 'patch');
  return version ?? wanted;
}
