import type { Invocation } from '#cli/command.ts';
import type { PushChoices, PushReview } from '#domain/push/review.ts';
import { type PushedProject, reviewPush } from '#services/procedures/push/review.ts';

/** Plans a push of a project in the world of this line, the made-up one too. */
export function reviewOf(
  { world, signal, madeUp }: Pick<Invocation, 'world' | 'signal' | 'madeUp'>,
  project: PushedProject,
  choices: PushChoices,
): Promise<PushReview> {
  return madeUp?.review(project.dir, choices) ?? reviewPush(world, project, choices, signal);
}
