import type { SemVer } from 'semver';

/**
 * The identifier of a prerelease line: `rc` of 1.2.0-rc.1, empty for 1.2.0-0, `alpha.x` of 1.2.0-alpha.x.3.
 * Null when the version is not a prerelease.
 */
export function preidOf({ prerelease }: Pick<SemVer, 'prerelease'>): string | null {
  if (prerelease.length === 0) return null;
  return (typeof prerelease.at(-1) === 'number' ? prerelease.slice(0, -1) : prerelease).join('.');
}

/** The counter that ends a prerelease; null when it has none. */
export function counterOf({ prerelease }: Pick<SemVer, 'prerelease'>): number | null {
  const last = prerelease.at(-1);
  return typeof last === 'number' ? last : null;
}

/** `1.2.0` of any version whose numbers are these. */
export function coreOf({ major, minor, patch }: Pick<SemVer, 'major' | 'minor' | 'patch'>): string {
  return `${major}.${minor}.${patch}`;
}

/** Whether a text can name a prerelease line or be build metadata: parts of letters, digits and hyphens. */
export function isIdentifier(text: string): boolean {
  return /^[\da-z-]+(?:\.[\da-z-]+)*$/i.test(text);
}
