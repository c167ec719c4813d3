import { OpsError } from '#domain/errors.ts';
import type { Finding } from '#domain/push/review.ts';
import { explainBump } from '#domain/release/bump/explain.ts';
import { parseBumpOption } from '#domain/release/bump/option.ts';
import { versionIn } from '#domain/release/versions/tags.ts';
import type { GitFacts } from '#services/procedures/push/facts/git-facts.ts';
import type { PushParams } from '#services/procedures/push/params.ts';

import { finding } from './findings.ts';
import type { Sight } from './sight.ts';

/** What a hotfix is planned from. */
export interface Hotfix {
  readonly sight: Sight;
  readonly findings: readonly Finding[];
  /** What is added to the parameters of a full push, with the branch once the version is known. */
  readonly own: (version: string) => Partial<PushParams>;
}

/**
 * A hotfix begins at the last tag of this branch. When all since then are fixes, the branch itself is released; when there is
 * more, only the fixes are, picked onto the tag in a branch `hotfix/X.Y.Z` of its own. Always a patch. Throws OpsError
 * `hotfix-bump` (exit usage).
 */
export function hotfixOf(sight: Sight): Hotfix {
  const { facts, choices } = sight;
  const { nearest, tags, history, prefix, branches, branch, target } = facts;
  const current = nearest === null ? null : versionIn(nearest.tag, prefix);
  checkBump(choices.bump, current);
  const tagged = tags.find(({ name }) => name === nearest?.tag)?.commit;
  const tests: readonly Finding[] =
    sight.profile.test.value.length === 0
      ? [finding('no-tests', 'warning', 'This project has no tests that could tell whether the fix is one.')]
      : [];
  if (nearest === null || tagged === undefined)
    return {
      sight,
      own: () => ({}),
      findings: [
        ...tests,
        finding(
          'no-tag',
          'blocked',
          'A hotfix begins at the last release, and this branch has none.',
          'Release it first: push run',
        ),
      ],
    };
  const { why } = explainBump({ commits: history.commits, current });
  const more = why.filter(({ counts }) => counts === 'minor' || counts === 'major');
  if (more.length === 0) {
    const into = branches.find((name) => (name === 'main' || name === 'master') && name !== branch) ?? null;
    return {
      sight: { ...sight, choices: asPatch(choices, history.commits.length > 0) },
      findings: tests,
      own: () => ({ backMerge: isMain(branch) ? null : into }),
    };
  }
  const fixes = new Set(why.filter(({ counts }) => counts === 'patch').map(({ hash }) => hash));
  const picked = history.commits.filter(({ hash, parents }) => fixes.has(hash) && parents.length < 2);
  const left = history.commits.length - picked.length;
  const ref = (version: string) => `refs/heads/${branchOf(version)}`;
  return {
    sight: {
      ...sight,
      choices: asPatch(choices, picked.length > 0),
      declared: { ...sight.declared, version: current },
      facts: { ...facts, head: tagged, history: { ...history, commits: picked, diffstat: null } },
      contained: true,
    },
    findings: [
      ...tests,
      ...(picked.length === 0
        ? []
        : [finding('picks', 'ok', `takes ${counted(picked.length, 'fix', 'fixes')} since ${nearest.tag}`)]),
      finding(
        'left-out',
        'warning',
        `${counted(left, 'commit', 'commits')} since ${nearest.tag} ${left === 1 ? 'is' : 'are'} no fix and ${left === 1 ? 'stays' : 'stay'} out of it: ${more.map(({ subject }) => subject).join('; ')}`,
        'A full release takes everything: push run',
      ),
    ],
    own: (version) => ({
      branch: branchOf(version),
      pick: picked.map(({ hash }) => hash),
      backMerge: branch,
      places: [],
      remote: {
        name: target?.remote ?? '',
        url: facts.remotes.find(({ name }) => name === target?.remote)?.url ?? '',
        ref: ref(version),
        was: null,
      },
    }),
  };
}

/** Whether the branch of a hotfix is free here and there. */
export function branchFindings(branch: string, { branches }: GitFacts, { refs }: Sight['remote']): readonly Finding[] {
  if (!branches.includes(branch) && refs?.branches.has(branch) !== true) return [];
  return [
    finding(
      'branch-taken',
      'blocked',
      `There is a branch ${branch} already.`,
      `Release that one: git switch ${branch}, then push run --hotfix.`,
    ),
  ];
}

const branchOf = (version: string): string => `hotfix/${version}`;
const isMain = (branch: string | null): boolean => branch === 'main' || branch === 'master';

/** Nothing to fix stays nothing to release. */
function asPatch(choices: Sight['choices'], any: boolean): Sight['choices'] {
  return any ? { ...choices, bump: choices.bump ?? 'patch' } : { ...choices, bump: null };
}

/** A version that is named must be of the line of the last release: 1.4.x after 1.4.2. */
function checkBump(bump: string | null, current: string | null): void {
  if (bump === null) return;
  const raise = parseBumpOption(bump);
  if (raise === 'patch') return;
  const named = raise.startsWith('explicit:') ? raise.slice('explicit:'.length) : null;
  if (named !== null && (current === null || lineOf(named) === lineOf(current))) return;
  throw new OpsError(
    'hotfix-bump',
    named === null
      ? `A hotfix raises the patch number, not ${bump}.`
      : `A hotfix of ${current} is ${lineOf(current ?? '')}.x, and ${named} is more than that.`,
    { hint: 'Leave --bump out, or release it without --hotfix.', exit: 'usage' },
  );
}

/** `1.4` of `1.4.2-rc.1`. */
const lineOf = (version: string): string => version.split('.', 2).join('.');

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
