import { OpsError } from '#domain/errors.ts';
import type { Finding, PushChoices } from '#domain/push/review.ts';
import type { PushParams } from '#services/procedures/push/params.ts';

import { finding } from './findings.ts';
import { targetOf } from './params.ts';
import { branchName, type Sight } from './sight.ts';

/** A quick push has no version that a branch could be named after. Throws OpsError `pull-quick` (exit usage). */
export function refuseQuickPull({ kind, pullRequest }: Pick<PushChoices, 'kind' | 'pullRequest'>): void {
  if (kind !== 'quick' || !pullRequest) return;
  throw new OpsError('pull-quick', 'A quick push goes straight to its branch.', {
    hint: 'Leave out --pull-request, or push the commit as a branch of its own: git push origin HEAD:refs/heads/NAME',
    exit: 'usage',
  });
}

/** Whether a release can go through a pull request, and what is in its way; empty for one that is pushed straight. */
export function pullFindings(sight: Sight, tag: string | null, pick: PushParams['pick']): readonly Finding[] {
  const { choices, facts, remote } = sight;
  if (!choices.pullRequest || tag === null || remote.refs === null) return [];
  const { name, ref } = targetOf(facts);
  const base = branchName(ref);
  const branch = pullBranch(tag);
  if (pick !== undefined)
    return [
      finding(
        'pull-hotfix',
        'blocked',
        'This hotfix gets a branch of its own, which is new there: no pull request is needed for it.',
        'Leave out --pull-request.',
      ),
    ];
  if (!remote.refs.branches.has(base))
    return [
      finding(
        'pull-base',
        'blocked',
        `${name} has no ${base} that a pull request could go into.`,
        `Push the branch first: git push ${name} ${facts.branch}`,
      ),
    ];
  if (remote.refs.branches.has(branch))
    return [
      finding(
        'branch-taken',
        'blocked',
        `${name} has a branch ${branch} already.`,
        `Somebody prepares this release: look at it, or take it away: git push ${name} :refs/heads/${branch}`,
      ),
    ];
  return [finding('pull', 'ok', `through a pull request of ${branch} into ${base}`)];
}

/** What a release is sent as; nothing for one that is pushed straight. */
export function pullOf(
  { choices }: Pick<Sight, 'choices'>,
  { message, tag, changelog }: Pick<PushParams, 'message' | 'tag' | 'changelog'>,
): Pick<PushParams, 'pull'> {
  if (!choices.pullRequest || tag === null) return {};
  const entry = changelog?.entry.trim() ?? '';
  const body = [
    ...(entry === '' ? [] : [entry]),
    `Once this is merged, ${tag.name} is tagged and the release goes on. What is tagged has to be what was tested: merge it while nothing else comes in, or with a merge commit.`,
  ].join('\n\n');
  return { pull: { branch: pullBranch(tag.name), title: message.split('\n')[0] ?? '', body } };
}

const pullBranch = (tag: string): string => `release/${tag}`;
