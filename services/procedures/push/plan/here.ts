import type { Finding } from '#domain/push/review.ts';
import type { PushParams } from '#services/procedures/push/params.ts';

import { finding } from './findings.ts';
import type { Sight } from './sight.ts';

interface Made {
  /** Whether it is made in the person's own tree. */
  readonly here: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Whether `push.in: here` holds for a release, and what is in its way. What programs of the project change by themselves
 * could not be put back to the byte there, so that such a release is made in a separate tree all the same, and says so.
 */
export function madeHere(
  { profile, facts, detected, choices }: Sight,
  { changelogTool, pick }: Pick<Partial<PushParams>, 'changelogTool' | 'pick'>,
): Made {
  if (profile.in.value !== 'here') return { here: false, findings: [] };
  const names = ['preversion', 'version', 'postversion'];
  const script = detected.components.flatMap(({ scripts }) => names.filter((name) => scripts[name] !== undefined))[0];
  const why =
    pick !== undefined
      ? 'a hotfix of its own branch stands on another commit than lies here'
      : choices.pullRequest
        ? 'a pull request leaves your branch where it is until it is merged'
        : changelogTool !== null && changelogTool !== undefined
          ? `${changelogTool.tool} changes files by itself`
          : script === undefined
            ? null
            : `the script ${script} changes files by itself`;
  if (why !== null)
    return {
      here: false,
      findings: [finding('in-here', 'warning', `push.in: here, but ${why}: it is made in a separate tree.`)],
    };
  const { changes } = facts;
  if (changes.length === 0) return { here: true, findings: [] };
  const count = changes.length === 1 ? 'one change is' : `${changes.length} changes are`;
  const hint = 'Commit or stash it, or leave push.in out: a separate tree does not mind.';
  return {
    here: true,
    findings: [finding('not-clean', 'blocked', `push.in: here, and ${count} not committed.`, hint)],
  };
}
