import { runOf } from '#domain/procedure/run-state.ts';
import { releaseIn } from '#domain/recovery/release.ts';

import type { PushWorld } from './world.ts';

/** Remembers what a push that is just ending has released; it was all done, but that is not recorded yet. */
export function rememberRelease({ state, journals, clock }: PushWorld, run: string): void {
  if (state === undefined || journals === undefined) return;
  const release = releaseIn({ ...runOf(run, journals.read(run)), state: 'done', endedAt: clock.now() });
  if (release !== null) state.releases.add(release);
}
