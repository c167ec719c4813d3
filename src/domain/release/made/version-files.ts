import type { Step, VersionFile, VersionPlace } from '#domain/release/edits/version-file.ts';

type Scheme = VersionFile['scheme'];

/** A place that says the version. */
export function versionAt(...at: readonly Step[]): VersionPlace {
  return { at, role: 'version' };
}

/** A place that says the version, if it is there at all. */
export function versionMaybeAt(...at: readonly Step[]): VersionPlace {
  return { at, role: 'version', optional: true };
}

/** A place that says which versions of something are good enough. */
export function rangeAt(...at: readonly Step[]): VersionPlace {
  return { at, role: 'range', optional: true };
}

/** A JSON file. */
export function jsonFile(path: string, ...places: readonly VersionPlace[]): VersionFile {
  return { path, format: 'json', scheme: 'semver', places };
}

/** A TOML file. */
export function tomlFile(path: string, scheme: Scheme, ...places: readonly VersionPlace[]): VersionFile {
  return { path, format: 'toml', scheme, places };
}

/** A module in which a variable is the version. */
export function pythonFile(path: string, name: string): VersionFile {
  return { path, format: 'python', scheme: 'pep440', places: [versionAt(name)] };
}

/** A file that is nothing but the version. */
export function plainFile(path: string, scheme: Scheme): VersionFile {
  return { path, format: 'plain', scheme, places: [versionAt()] };
}

/** A file in which a regular expression finds the version. */
export function patternFile(path: string, pattern: string, scheme: Scheme): VersionFile {
  return { path, format: 'pattern', scheme, pattern, places: [versionAt()] };
}

/** The same files with all places of one file together, in the order in which files and places came. */
export function mergeFiles(files: readonly VersionFile[]): VersionFile[] {
  const merged = new Map<string, VersionFile>();
  for (const file of files) {
    const key = `${file.path}\0${file.format}\0${file.pattern ?? ''}`;
    const before = merged.get(key);
    const known = new Set(before?.places.map(({ at }) => JSON.stringify(at)));
    const fresh = file.places.filter(({ at }) => !known.has(JSON.stringify(at)));
    merged.set(key, before === undefined ? file : { ...before, places: [...before.places, ...fresh] });
  }
  return [...merged.values()];
}
