import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import type { PushReview } from '#domain/push/review.ts';
import type { Journals } from '#services/ports/journals.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

/** How long it will take, as long as earlier pushes of the same project took. */
export function estimated(review: PushReview, journals: Journals): PushReview {
  const earlier = knownRuns(journals, 'push').filter(({ plan }) => plan?.subject.path === review.project.path);
  const { done, medianMs } = trackRecord(earlier.map((state) => ({ state, where: 'nowhere' as const })));
  return { ...review, estimateMs: medianMs, earlierRuns: done };
}
