import type { ReleaseComponent } from '#domain/release/made/component.ts';

import { said } from './python/literals.ts';
import type { ProjectTree } from './tree.ts';
import { LOOSE } from './version-file.ts';

/**
 * Components of which the first takes a VERSION file or a chart along that repeats its version. One that says another version
 * is told of: it may be another thing's.
 */
export async function withLooseFiles(
  tree: ProjectTree,
  components: readonly ReleaseComponent[],
): Promise<readonly ReleaseComponent[]> {
  const [first, ...others] = components;
  if (first === undefined || first.version === null) return components;
  const known = new Set(components.flatMap(({ versionFiles }) => versionFiles.map(({ path }) => path)));
  const scheme = first.versionFiles[0]?.scheme ?? 'semver';
  let main = first;
  for (const file of LOOSE.filter(({ path }) => !known.has(path))) {
    const found = await said(tree, file);
    if (found === null) continue;
    main =
      found.version === first.version
        ? {
            ...main,
            versionFiles: [...main.versionFiles, file.format === 'plain' ? { ...file, scheme } : file],
            reasons: [...main.reasons, `${file.path} repeats the version and follows it`],
          }
        : {
            ...main,
            warnings: [...main.warnings, `${file.path} says ${found.version}, not ${first.version}: it is left alone`],
          };
  }
  return [main, ...others];
}
