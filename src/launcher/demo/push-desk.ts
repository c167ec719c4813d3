import { OpsError } from '#domain/errors.ts';
import type { PushDesk } from '#screens/push/desk.ts';
import type { World } from '#services/ports/world.ts';
import { planOf } from '#services/procedures/push/review.ts';
import type { AppStore } from '#store/store.ts';

import type { RunKeeper } from '../runs/keeper.ts';
import { privateFile } from '../runs/private-file.ts';
import { estimated } from '../runs/push-desk.ts';
import { procedureOf } from './push.ts';
import { demoReview } from './review.ts';

interface Parts {
  readonly world: World;
  readonly store: AppStore;
  readonly keeper: RunKeeper;
}

const notHere = (): OpsError =>
  new OpsError('demo', 'The made-up world takes no release back.', {
    hint: 'In a repository of yours this page shows who built on it and every command.',
    exit: 'usage',
  });

/** Releases of the made-up world: reviewed, begun and gone on with as real ones are. */
export function pushDeskFor({ world, store, keeper }: Parts): PushDesk {
  return {
    review: async (path, choices) => estimated(await demoReview(world, path, choices), store),
    start: async (review) => keeper.start(await procedureOf(world, planOf(review))),
    reviewRollback: () => Promise.reject(notHere()),
    startRollback: () => Promise.reject(notHere()),
    dryRun: async (review) => [
      ...planOf(review)
        .steps.filter(({ reads, phase }) => reads && phase === 'validate')
        .map(({ title }) => `✔ ${title}   as planned`),
      'Nothing was changed.',
    ],
    async savePlan(review) {
      const path = `${world.environment.stateDir}/plans/${review.project.id}-${review.next ?? ''}.json`;
      const known = await world.configStore.read(path, 1024 * 1024);
      await world.configStore.write(path, JSON.stringify(planOf(review)), known?.sha256 ?? null);
      return path;
    },
    // Documents of the made-up world name no version.
    choosePlaces: () => Promise.resolve(),
    draft: (entry) => privateFile(entry, 'CHANGELOG.md'),
  };
}
