import type { PushReview } from '#domain/push/review.ts';

/** A review as `push plan --json` prints it. */
export function planJson(review: PushReview): Readonly<Record<string, unknown>> {
  const { plan, project, ...rest } = review;
  return {
    ...rest,
    project: project.id,
    path: project.path,
    places: review.places ?? [],
    steps: (plan?.steps ?? []).map(({ id, phase, title, commands, writes, reads, irreversible, skipped }) => ({
      id,
      phase,
      title,
      commands,
      writes,
      reads,
      irreversible,
      skipped,
    })),
    fingerprint: plan?.fingerprint ?? null,
  };
}
