import type { VersionFile, VersionFormat, VersionPlace } from '#domain/release/edits/version-file.ts';

import type { NamedVersionFile } from './settings.ts';
import { versionAt, versionMaybeAt } from './version-files.ts';

type Kind = { readonly format: VersionFormat; readonly places: readonly VersionPlace[]; readonly python?: true };

const VERSION = [versionAt('version')];

/** Files whose name alone says where their version stands. */
const BY_NAME: Readonly<Record<string, Kind>> = {
  'package-lock.json': { format: 'json', places: lockPlaces() },
  'npm-shrinkwrap.json': { format: 'json', places: lockPlaces() },
  'pyproject.toml': {
    format: 'toml',
    places: [versionMaybeAt('project', 'version'), versionMaybeAt('tool', 'poetry', 'version')],
    python: true,
  },
  'Cargo.toml': {
    format: 'toml',
    places: [versionMaybeAt('package', 'version'), versionMaybeAt('workspace', 'package', 'version')],
  },
  'setup.py': { format: 'setup.py', places: VERSION, python: true },
  'setup.cfg': { format: 'setup.cfg', places: [versionAt('metadata', 'version')], python: true },
};

const BY_ENDING: Readonly<Record<string, Kind>> = {
  json: { format: 'json', places: VERSION },
  toml: { format: 'toml', places: VERSION },
  yaml: { format: 'yaml', places: VERSION },
  yml: { format: 'yaml', places: VERSION },
  py: { format: 'python', places: [versionAt('__version__')], python: true },
};

const PLAIN: Kind = { format: 'plain', places: [versionAt()] };

/** A file that a person named, by the rules of its kind unless they gave a key or a pattern. */
export function namedVersionFile(named: Exclude<NamedVersionFile, 'detected'>): VersionFile {
  const { path, key, pattern, scheme } = named;
  const name = path.split('/').at(-1) ?? path;
  const kind = BY_NAME[name] ?? BY_ENDING[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? PLAIN;
  const common = { path, scheme: scheme ?? (kind.python === true ? 'pep440' : 'semver') } as const;
  if (pattern !== undefined) return { ...common, format: 'pattern', pattern, places: [versionAt()] };
  return { ...common, format: kind.format, places: key === undefined ? kind.places : [versionAt(...key)] };
}

function lockPlaces(): readonly VersionPlace[] {
  return [versionMaybeAt('version'), versionMaybeAt('packages', '', 'version')];
}
