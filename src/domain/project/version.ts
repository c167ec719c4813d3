import type { Component } from './manifest.ts';

/** A version and the file that carries it. */
export interface ProjectVersion {
  readonly version: string;
  readonly from: string;
}

/** What a project is made of, and the version it calls itself. */
export interface Made {
  readonly components: readonly Component[];
  /** Null when only its tags know. */
  readonly version: ProjectVersion | null;
}

const FILES = { npm: 'package.json', pyproject: 'pyproject.toml', cargo: 'Cargo.toml', go: 'go.mod' } as const;

/**
 * The version a project calls itself: the first manifest of its own folder that carries one, else the first word of a
 * VERSION file. Null when only its tags know.
 */
export function versionOf(components: readonly Component[], versionFile: string | null): ProjectVersion | null {
  for (const { folder, type, version } of components)
    if (folder === '' && version !== null) return { version, from: FILES[type] };
  const written = versionFile?.trim().split(/\s+/)[0] ?? '';
  return /^v?\d/.test(written) ? { version: written.replace(/^v/, ''), from: 'VERSION' } : null;
}
