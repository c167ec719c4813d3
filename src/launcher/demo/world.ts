import { demoConfig } from '#config/demo.ts';
import { realClock } from '#services/adapters/clock.ts';
import { demoRuns } from '#services/fakes/demo/runs.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';

import type { Chosen } from '../world.ts';
import { rewind } from './rewind.ts';

/** The made-up world with a past; the options about the configuration have no meaning there. */
export async function chooseWorld(): Promise<Chosen> {
  const state = fakeState();
  const world = demoWorld({ clock: realClock(), state });
  const config = demoConfig(world);
  await rewind(state, config);
  const journals = demoRuns(fakeJournals());
  const made = demoWorld({ clock: realClock(), state, journals });
  const review: NonNullable<Chosen['madeUp']>['review'] = async (path, choices) =>
    (await import('./review.ts')).demoReview(made, path, choices);
  return { world: made, config, load: () => Promise.resolve(config), madeUp: { review } };
}
