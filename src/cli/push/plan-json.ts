import { isJsonObject, type JsonObject, parseJson } from '#domain/json.ts';
import type { PushReview } from '#domain/push/review.ts';

/** A review as `push plan --json` prints it. */
export function planJson(review: PushReview): JsonObject {
  const { plan, project, ...rest } = review;
  return {
    ...plain(rest),
    project: project.id,
    path: project.path,
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

function plain(value: unknown): JsonObject {
  const json = parseJson(JSON.stringify(value));
  return isJsonObject(json) ? json : {};
}
