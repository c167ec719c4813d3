import type { VersionFile } from '#domain/release/edits/version-file.ts';
import type { ReleaseComponent } from '#domain/release/made/component.ts';
import { plainFile, versionAt } from '#domain/release/made/version-files.ts';

import { said } from './python/literals.ts';
import type { ProjectTree } from './tree.ts';

const CHART: VersionFile = { path: 'Chart.yaml', format: 'yaml', scheme: 'semver', places: [versionAt('version')] };

/** Files of the project's own folder that say a version for whoever reads them. */
export const LOOSE: readonly VersionFile[] = [
  plainFile('VERSION', 'semver'),
  plainFile('version.txt', 'semver'),
  plainFile('VERSION.txt', 'semver'),
  CHART,
];

/** The component that a VERSION file, or a chart, makes of a project that has nothing else; null without one. */
export async function detectVersionFile(tree: ProjectTree): Promise<ReleaseComponent | null> {
  for (const file of LOOSE) {
    const found = await said(tree, file);
    if (found !== null) return component(found.version, file);
  }
  return null;
}

function component(version: string, file: VersionFile): ReleaseComponent {
  return {
    folder: '',
    ecosystem: 'version-file',
    name: null,
    private: false,
    version,
    versionFrom: 'files',
    versionFiles: [file],
    lockFile: null,
    released: 'tag only',
    reasons: [
      `${file.path} says the version, and nothing else tells what this is`,
      'tag only, because nothing is known that could be published',
    ],
    warnings: [],
    scripts: {},
    install: null,
    build: null,
    test: null,
    docs: null,
    pack: null,
    publish: null,
    workspaces: [],
  };
}
