import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';
import { unfinishedRuns } from '#services/procedures/runs/find.ts';

import { credentialLock } from './lock.ts';

/** Procedures that change a credential. */
export const CREDENTIAL_PROCEDURES = ['rotate', 'give'] as const;

/**
 * Throws OpsError `unfinished` while an earlier run of this credential waits for a decision: its slots are in use. While another
 * console is at it, `locked`, which names that one.
 */
export function refuseUnfinished(world: Pick<World, 'journals' | 'locks' | 'environment'>, name: string): void {
  const earlier = CREDENTIAL_PROCEDURES.flatMap((procedure) => unfinishedRuns(world.journals, procedure, null));
  const own = earlier.find(({ plan }) => plan?.subject.id === name);
  if (own === undefined) return;
  world.locks.take(credentialLock(world, name), own.run).release();
  throw new OpsError('unfinished', `${own.run} of ${name} was left half way.`, {
    hint: `cpm-console cred resume ${own.run} goes on; cpm-console cred abort ${own.run} takes it back.`,
    exit: 'partlyDone',
  });
}
