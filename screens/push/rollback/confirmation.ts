import type { Confirmation } from '#domain/confirm.ts';
import { whatStays } from '#domain/push/rollback-lines.ts';
import type { RollbackReview } from '#domain/push/rollback.ts';

/** The question before a release is taken back: what will be sent, what stays all the same, and the word as on the line. */
export function confirmation(review: RollbackReview, run: () => void): Confirmation {
  const { project, kind, version, commit, plan } = review;
  const what = version ?? commit.slice(0, 7);
  const sending = plan.steps.filter(({ writes, reads }) => !reads && writes !== null && !writes.startsWith('a folder'));
  return {
    tier: 'irreversible',
    title: `${kind === 'revert' ? 'Revert' : 'Rewind'} ${project} ${what}?`,
    commands: sending.flatMap(({ commands }) => commands),
    consequences: whatStays(review),
    button: `${kind === 'revert' ? 'Revert' : 'Rewind'} ${what}`,
    name: kind === 'rewind' ? (version ?? project) : project,
    run,
  };
}
