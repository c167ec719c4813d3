import { onceFor } from '#domain/once-for.ts';

import { type ChangelogCommit } from './commit.ts';
import { type SectionKind } from './sections.ts';

export type Group = readonly [ChangelogCommit, ...ChangelogCommit[]];

const BY_TYPE: Readonly<Record<string, SectionKind>> = {
  feat: 'added',
  feature: 'added',
  fix: 'fixed',
  bugfix: 'fixed',
  hotfix: 'fixed',
  perf: 'performance',
  revert: 'reverted',
  security: 'security',
  sec: 'security',
  deprecate: 'deprecated',
  deprecated: 'deprecated',
  remove: 'removed',
  removed: 'removed',
};
const RELEASE = /^(?:v?\d+\.\d+\.\d+\S*|release v?\d+\.\d+\S*)$/i;
const TAKES_AWAY = /^(?:remove|drop|delete)[sd]?\b/i;

/** Where a commit is told of; null when a reader would not notice it (docs, tests, chores, merges, a release itself). */
export function commitSection(commit: ChangelogCommit): SectionKind | null {
  const { type, scope, breaking, description, merge } = commit;
  if (merge) return null;
  if (type === null) return RELEASE.test(description.trim()) ? null : 'changed';
  if (scope === 'security') return 'security';
  const section = BY_TYPE[type] ?? null;
  return breaking ? (section === 'removed' || TAKES_AWAY.test(description) ? 'removed' : 'changed') : section;
}

/** Neither a type nor a scope can hold a bracket. */
function key({ type, scope, description, breaking }: ChangelogCommit): string {
  return `${type ?? ''}(${scope ?? ''})${breaking ? '!' : ''}:${description.trim()}`;
}

/** Commits that say the same are one item; breaking ones first, otherwise in the order given. */
export const groupCommits = onceFor((commits: readonly ChangelogCommit[]): readonly Group[] => {
  const groups = new Map<string, [ChangelogCommit, ...ChangelogCommit[]]>();
  for (const commit of commits) {
    const same = key(commit);
    const group = groups.get(same);
    if (group === undefined) groups.set(same, [commit]);
    else group.push(commit);
  }
  const all = [...groups.values()];
  return [...all.filter((group) => group[0].breaking), ...all.filter((group) => !group[0].breaking)];
});
