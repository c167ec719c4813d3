import type { ReleaseComponent } from '#domain/release/made/component.ts';

import type { ProjectTree } from './tree.ts';

/** What the package manager of the first component puts before the version in a tag, where the project sets that. */
export async function tagPrefixOf(tree: ProjectTree, [first]: readonly ReleaseComponent[]): Promise<string | null> {
  const inside = (name: string) => (first === undefined || first.folder === '' ? name : `${first.folder}/${name}`);
  if (first?.ecosystem === 'npm' || first?.ecosystem === 'pnpm')
    return setting(await tree.text(inside('.npmrc')), /^[ \t]*tag-version-prefix[ \t]*=[ \t]*(.*?)[ \t\r]*$/m);
  if (first?.ecosystem === 'yarn')
    return setting(await tree.text(inside('.yarnrc')), /^[ \t]*version-tag-prefix[ \t]+(.*?)[ \t\r]*$/m);
  return null;
}

function setting(text: string | null, line: RegExp): string | null {
  const value = text === null ? null : (line.exec(text)?.[1] ?? null);
  return value === null ? null : value.replace(/^(["'])(.*)\1$/, '$2');
}
