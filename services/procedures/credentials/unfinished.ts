import { OpsError } from '#domain/errors.ts';
import type { Journals } from '#services/ports/journals.ts';
import { unfinishedRuns } from '#services/procedures/runs/find.ts';

/** Procedures that change a credential. */
export const CREDENTIAL_PROCEDURES = ['rotate', 'give'] as const;

/** Throws OpsError `unfinished` while an earlier run of this credential waits for a decision: its slots are in use. */
export function refuseUnfinished(journals: Journals, name: string): void {
  const earlier = CREDENTIAL_PROCEDURES.flatMap((procedure) => unfinishedRuns(journals, procedure, null));
  const own = earlier.find(({ plan }) => plan?.subject.id === name);
  if (own === undefined) return;
  throw new OpsError('unfinished', `${own.run} of ${name} was left half way.`, {
    hint: `cpm-console cred resume ${own.run} goes on; cpm-console cred abort ${own.run} takes it back.`,
    exit: 'partlyDone',
  });
}
