import { activityOf } from '#domain/activity.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Metric } from '#domain/reading.ts';

import type { LastTag, TreeFacts, TreeStatus } from './tree.ts';

/** Numbers for history. */
export function treeMetrics(tree: TreeStatus, tag: LastTag): readonly Metric[] {
  const numbers = {
    ahead: tree.ahead,
    behind: tree.behind,
    changed: tree.changed,
    untracked: tree.untracked,
    conflicts: tree.conflicts,
    unreleased: tag.commitsSince,
  };
  return Object.entries(numbers).flatMap(([name, value]) => (value === null ? [] : [{ name, value, unit: null }]));
}

/** Facts for panels and `--json`. */
export function treeData({ tree, tag, unpushed, made, remote = null }: TreeFacts, now: number): JsonObject {
  return {
    branch: tree.branch,
    commit: tree.commit,
    upstream: tree.upstream,
    ahead: tree.ahead,
    behind: tree.behind,
    changed: tree.changed,
    untracked: tree.untracked,
    conflicts: tree.conflicts,
    stashes: tree.stashes,
    operation: tree.operation,
    locked: tree.locked,
    unpushed,
    remote,
    version: made.version?.version ?? null,
    versionFrom: made.version?.from ?? null,
    components: made.components.map(({ type }) => type),
    lastTag: tag.tag,
    unreleased: tag.commitsSince,
    activity: tag.lastCommitAt === null ? null : activityOf(now - tag.lastCommitAt),
    lastCommitAt: tag.lastCommitAt === null ? null : new Date(tag.lastCommitAt).toISOString(),
  };
}
