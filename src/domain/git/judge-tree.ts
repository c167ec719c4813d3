import { quoted } from '#domain/quoted.ts';
import type { Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';

import { age, DAY_MS, MINUTE_MS } from './age.ts';
import { treeData, treeMetrics } from './tree-data.ts';
import { changeWords, headWords, tagWords } from './tree-words.ts';
import type { TreeFacts, TreeStatus } from './tree.ts';

export interface TreeRules {
  /** Days without a commit after which a project is said to be stale; 0 for never. */
  readonly staleDays: number;
  /** Age of a lock file at which no git command is likely to hold it any more. */
  readonly lockMinutes: number;
}

export const TREE_RULES: TreeRules = { staleDays: 30, lockMinutes: 10 };

interface Finding {
  readonly words: string;
  readonly hint: string;
}

/** Judges a repository that git can read: ok or warning. What git cannot read is judged by its error. */
export function judgeTree(facts: TreeFacts, now: number, rules: TreeRules = TREE_RULES): Verdict {
  const findings = [...findingsIn(facts, now, rules)];
  const status: Status = findings.length > 0 ? 'warning' : 'ok';
  const { tree, tag } = facts;
  const words = findings.map((finding) => finding.words).filter((said) => said !== '');
  return {
    status,
    summary: [headWords(tree), ...changeWords(tree), ...words, ...tagWords(tag)].join(', '),
    value: tree.changed + tree.untracked + tree.conflicts,
    unit: 'files',
    hint: findings[0]?.hint,
    metrics: treeMetrics(tree, tag),
    data: treeData(facts, now),
  };
}

function* findingsIn({ tree, tag, unpushed, remote }: TreeFacts, now: number, rules: TreeRules): Generator<Finding> {
  if (tree.conflicts > 0) yield { words: '', hint: 'Resolve the conflicts, then git add and commit' };
  if (tree.operation !== null)
    yield { words: `${tree.operation} in progress`, hint: `Finish it or take it back: ${wayOut(tree.operation)}` };
  const lockAge = tree.lock ? now - tree.lock.since : 0;
  if (tree.lock && lockAge >= rules.lockMinutes * MINUTE_MS)
    yield {
      words: `${tree.lock.name} for ${age(lockAge)}`,
      hint: `If no git command runs there, remove ${quoted(`${tree.gitDir ?? '.git'}/${tree.lock.name}`)}`,
    };
  if (tree.behind && tree.ahead)
    yield { words: 'diverged', hint: 'git pull --rebase, or look with git log HEAD...@{u}' };
  else if (tree.behind) yield { words: '', hint: 'git pull --ff-only' };
  if (remote === 'moved') yield { words: 'the remote has moved', hint: 'git fetch, then look again' };
  if (remote === 'gone') yield { words: 'gone from the remote', hint: 'git fetch --prune, then look again' };
  if (unpushed) yield unpushedFinding(tree, unpushed);
  const quiet = tag.lastCommitAt === null ? 0 : now - tag.lastCommitAt;
  if (rules.staleDays > 0 && quiet > rules.staleDays * DAY_MS)
    yield { words: `no commit for ${age(quiet)}`, hint: 'Commit, or raise staleDays of this check' };
}

function unpushedFinding({ branch, upstream }: TreeStatus, count: number): Finding {
  const commits = count === 1 ? '1 commit' : `${count} commits`;
  if (branch === null) return { words: `${commits} on no branch`, hint: 'Keep them: git switch -c NAME' };
  const why = upstream === null ? 'no upstream' : `${upstream} is gone`;
  return { words: `${why}, ${commits} only here`, hint: `git push -u origin ${quoted(branch)}` };
}

function wayOut(operation: string): string {
  return operation === 'bisect' ? 'git bisect reset' : `git ${operation} --continue or --abort`;
}
