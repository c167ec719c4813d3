import type { Confirmation } from '#domain/confirm.ts';
import type { PushReview } from '#domain/push/review.ts';

/** What others see at once, although it can be taken back. */
const FOR_OTHERS: ReadonlySet<string> = new Set(['branch', 'pull-request']);

/** The question before a push: what cannot be taken back, and the name of the project. */
export function confirmation(review: PushReview, run: () => void): Confirmation {
  const { project, next, kind, publishes, branch, remote, pullRequest } = review;
  const steps =
    review.plan?.steps.filter(
      ({ id, irreversible, skipped }) => (irreversible || FOR_OTHERS.has(id)) && skipped === null,
    ) ?? [];
  const what = next === null || kind === 'quick' ? branch : next;
  return {
    tier: 'irreversible',
    title: kind === 'quick' ? `Push ${project.id}?` : `Release ${project.id} ${what}?`,
    commands: steps.flatMap(({ commands }) => commands),
    consequences: [
      `Goes to ${remote.name}${publishes.length === 0 ? '' : `, then ${publishes.join(', ')}`}.`,
      ...(pullRequest === null
        ? []
        : [`Waits until ${pullRequest} is merged into ${branch}; nothing is tagged before.`]),
      'Up to the point of no return everything is taken back by itself.',
    ],
    button: kind === 'quick' ? 'Push' : `Release ${what}`,
    name: project.id,
    run,
  };
}
