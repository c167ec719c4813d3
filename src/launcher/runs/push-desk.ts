import type { Config } from '#config/config.ts';
import { pushLayers } from '#config/push-layers.ts';
import { messageOf } from '#domain/errors.ts';
import { identifierOf } from '#domain/identifier.ts';
import { baseName, joinPath } from '#domain/path.ts';
import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import type { PushReview } from '#domain/push/review.ts';
import type { PushDesk } from '#screens/push/desk.ts';
import { myProjects } from '#services/checks/project/mine.ts';
import type { World } from '#services/ports/world.ts';
import { rememberPlaces } from '#services/procedures/push/docs/remembered-places.ts';
import { lookOnly } from '#services/procedures/push/dry-run.ts';
import { planOf, type PushedProject, reviewPush } from '#services/procedures/push/review.ts';
import { reviewRollback } from '#services/procedures/push/rollback/review.ts';
import { newPush } from '#services/procedures/push/start.ts';
import type { AppStore } from '#store/store.ts';

import { gated } from './gated.ts';
import type { RunKeeper } from './keeper.ts';
import { privateFile } from './private-file.ts';

interface Parts {
  readonly world: World;
  readonly store: AppStore;
  readonly keeper: RunKeeper;
  readonly config: () => Config;
}

const REVIEW_MS = 120_000;

/** Releases from the screen: planned and begun as `push plan` and `push run` do it. */
export function pushDeskFor({ world, store, keeper, config }: Parts): PushDesk {
  const pushing = world;
  return {
    async review(path, choices) {
      const project = await projectAt(world, config(), path);
      return estimated(await reviewPush(pushing, project, choices, AbortSignal.timeout(REVIEW_MS)), store);
    },
    start: async (review) => keeper.start(newPush(gated(world, config), planOf(review))),
    reviewRollback: async (path, wish) =>
      reviewRollback(pushing, await projectAt(world, config(), path), wish, AbortSignal.timeout(REVIEW_MS)),
    startRollback: async ({ plan }) => keeper.start(newPush(gated(world, config), plan)),
    async dryRun(review) {
      const { lines, failed } = await lookOnly(pushing, planOf(review))(AbortSignal.timeout(REVIEW_MS));
      return [
        ...lines,
        failed === null ? 'Nothing was changed.' : `Nothing was changed. It would stop: ${messageOf(failed)}`,
      ];
    },
    async savePlan(review) {
      const { id } = review.project;
      const path = joinPath(world.environment.stateDir, 'plans', `${id}-${review.next ?? review.branch}.json`);
      const known = await world.configStore.read(path, MOST_BYTES);
      await world.configStore.write(path, `${JSON.stringify(planOf(review), null, 2)}\n`, known?.sha256 ?? null);
      return path;
    },
    choosePlaces: (path, said) => rememberPlaces(world, path, said),
    draft: (entry) => privateFile(entry, 'CHANGELOG.md'),
  };
}

const MOST_BYTES = 16 * 1024 * 1024;

/** The project of a folder by the name a person gave it, else by the folder's. */
async function projectAt(world: World, config: Config, path: string): Promise<PushedProject> {
  const known = (await myProjects(world, config)).find((project) => project.path === path);
  const configured = pushLayers(config, path, world.environment.home);
  return { id: known?.id ?? identifierOf(baseName(path)), dir: path, configured, places: {} };
}

/** How long it will take, as long as runs of the same project took. */
export function estimated(review: PushReview, store: AppStore): PushReview {
  const like = Object.values(store.getState().runs).filter(
    ({ state: { plan } }) => plan?.procedure === 'push' && plan.subject.path === review.project.path,
  );
  const { done, medianMs } = trackRecord(like);
  return { ...review, estimateMs: review.estimateMs ?? medianMs, earlierRuns: Math.max(review.earlierRuns, done) };
}
