import { fromPep440, toPep440 } from '#domain/release/versions/pep440.ts';

export type Scheme = 'semver' | 'pep440';

/** One version in the spellings a document may use; a null spelling does not exist. */
export type VersionForms = Readonly<Record<Scheme, string | null>>;

function tried(convert: (version: string) => string, version: string): string | null {
  try {
    return convert(version);
  } catch {
    return null;
  }
}

/** Both spellings of a version given in either: `1.2.0-rc.1` and `1.2.0rc1`. */
export function versionForms(version: string): VersionForms {
  const pep440 = tried(toPep440, version);
  if (pep440 !== null) return { semver: version, pep440 };
  const semver = tried(fromPep440, version);
  return semver === null ? { semver: version, pep440: null } : { semver, pep440: version };
}

/** The spelling of a scheme, or the only one there is. */
export function spelled(forms: VersionForms, scheme: Scheme): string {
  return forms[scheme] ?? forms.semver ?? forms.pep440 ?? '';
}
