import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import type { PushReview } from '#domain/push/review.ts';
import type { Journals } from '#services/ports/journals.ts';
import { eachRun } from '#services/procedures/runs/find.ts';

/** So many runs tell how long it takes, and they are looked for among so many of the latest. */
const TELLING = 20;
const LATEST = 100;

/** How long it will take, as long as the latest pushes of the same project took. */
export function estimated(review: PushReview, journals: Journals): PushReview {
  const earlier = eachRun(journals, 'push')
    .take(LATEST)
    .filter(({ plan }) => plan?.subject.path === review.project.path)
    .take(TELLING)
    .map((state) => ({ state, where: 'nowhere' as const }));
  const { done, medianMs } = trackRecord([...earlier]);
  return { ...review, estimateMs: medianMs, earlierRuns: done };
}
