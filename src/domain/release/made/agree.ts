import { OpsError } from '#domain/errors.ts';
import type { VersionFile } from '#domain/release/edits/version-file.ts';

/** What a file says. */
export interface SaidVersion {
  readonly file: Pick<VersionFile, 'path' | 'scheme'>;
  readonly version: string;
}

/** The version several files agree on, as semver; null with the reason when they do not, without one when none says any. */
export async function agreedVersion(
  said: readonly SaidVersion[],
): Promise<{ readonly version: string | null; readonly conflict: string | null }> {
  let first: { semver: string; told: string } | null = null;
  for (const { file, version } of said) {
    const semver = file.scheme === 'pep440' ? await semverOf(version) : { version };
    if ('problem' in semver) return { version: null, conflict: `${file.path}: ${semver.problem}` };
    first ??= { semver: semver.version, told: `${file.path} says ${version}` };
    if (semver.version !== first.semver)
      return { version: null, conflict: `${first.told}, ${file.path} ${version}: make them agree` };
  }
  return { version: first?.semver ?? null, conflict: null };
}

async function semverOf(written: string): Promise<{ version: string } | { problem: string }> {
  if (/^\d+\.\d+\.\d+$/.test(written)) return { version: written };
  const { fromPep440 } = await import('#domain/release/versions/pep440.ts');
  try {
    return { version: fromPep440(written) };
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    return { problem: error.message };
  }
}
