import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { OpsError } from '#domain/errors.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { continueCredential } from '#services/procedures/credentials/start.ts';
import { CREDENTIAL_PROCEDURES } from '#services/procedures/credentials/unfinished.ts';
import { eachRun, unfinishedRuns } from '#services/procedures/runs/find.ts';

import { credentialWorldOf } from './credential-world.ts';

/** `cred resume`, `cred abort` and `cred undo`: of the run named, else of the newest for which it can be. */
export async function goOn(invocation: Invocation, how: 'resume' | 'abort' | 'undo'): Promise<number> {
  const { world, positionals } = invocation;
  const run = positionals[0] ?? newest(invocation, how);
  if (run === undefined)
    throw new OpsError(
      'no-run',
      how === 'undo'
        ? 'There is no gift that could be taken back.'
        : 'Nothing that was done with a credential was left half way.',
      { exit: 'nothingToDo' },
    );
  if (!CREDENTIAL_PROCEDURES.some((procedure) => run.startsWith(`${procedure}-`)))
    throw new OpsError('no-run', `${run} is no run of a credential.`, { exit: 'usage' });
  world.journals.read(run);
  return executeHere(invocation, (doing) => continueCredential(credentialWorldOf(invocation), run, how, doing));
}

function newest({ world: { journals } }: Invocation, how: 'resume' | 'abort' | 'undo'): string | undefined {
  if (how === 'undo') return eachRun(journals, 'give').find((run) => whyNotUndoable(run) === null)?.run;
  return CREDENTIAL_PROCEDURES.flatMap((procedure) => unfinishedRuns(journals, procedure, null))
    .toSorted((one, other) => (other.startedAt ?? 0) - (one.startedAt ?? 0))
    .map(({ run }) => run)[0];
}
