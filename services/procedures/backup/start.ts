import { OpsError } from '#domain/errors.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { isUnfinished, runOf, type RunState } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import type { BackupSource } from '#services/ports/backups.ts';
import type { World } from '#services/ports/world.ts';
import type { Control } from '#services/procedures/engine/control.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { eachRun } from '#services/procedures/runs/find.ts';
import { runId } from '#services/procedures/runs/id.ts';

import { backupProcedure } from './procedure.ts';

interface Doing {
  readonly host: Host;
  readonly control: Control;
}

/** Puts back what a plan says. Rejects with `locked` (exit 10) when another act on backups is on its way. */
export function startPutBack(world: World, plan: Plan, { host, control }: Doing): Promise<RunState> {
  const run = runId(plan.procedure, host.clock.now(), host.locks.self);
  return execute(
    backupProcedure(world, plan, () => []),
    { run, how: 'run', host, control },
  );
}

/** The put back that is named, else the newest that can be taken back or was left half way. Throws OpsError `no-run`. */
export function chosenPutBack({ journals }: Pick<World, 'journals'>, name: string | undefined): RunState {
  const found =
    name === undefined
      ? eachRun(journals, 'backup').find(
          (run) => run.plan?.undoable === true && (isUnfinished(run) || whyNotUndoable(run) === null),
        )
      : runOf(name, journals.read(name));
  if (found?.plan?.procedure === 'backup' && found.plan.undoable === true) return found;
  throw new OpsError(
    'no-run',
    name === undefined ? 'Nothing that was put back can be taken back.' : `${name} put nothing back.`,
    { exit: name === undefined ? 'nothingToDo' : 'usage' },
  );
}

/** The run about backups that is named, else the newest that was left half way. Throws OpsError `no-run`, `ended`. */
export function unfinishedBackup({ journals }: Pick<World, 'journals'>, name: string | undefined): RunState {
  const found = name === undefined ? eachRun(journals, 'backup').find(isUnfinished) : runOf(name, journals.read(name));
  if (found?.plan?.procedure !== 'backup')
    throw new OpsError(
      'no-run',
      name === undefined ? 'Nothing about backups was left half way.' : `${name} is no run about backups.`,
      { exit: name === undefined ? 'nothingToDo' : 'usage' },
    );
  if (isUnfinished(found)) return found;
  throw new OpsError('ended', `${found.run} is over (${found.state}).`, {
    hint: 'There is nothing to go on with.',
    exit: 'nothingToDo',
  });
}

/** Goes on with it; `sources` is what a backup keeps. Rejects with `locked`, `bad-plan`. */
export async function continueBackup(
  world: World,
  { run, plan }: RunState,
  sources: () => readonly BackupSource[],
  { host, control }: Doing,
): Promise<RunState> {
  if (plan === null) throw new OpsError('no-run', `${run} ended before anything was begun.`);
  return execute(backupProcedure(world, plan, sources), { run, how: 'resume', host, control });
}

/** Takes it back, whether it ended or was left half way. Rejects with `not-undoable`, `newer-restore`, `locked`. */
export async function undoPutBack(world: World, state: RunState, { host, control }: Doing): Promise<RunState> {
  if (state.plan === null) throw new OpsError('no-run', `${state.run} ended before anything was begun.`);
  const how = whyNotUndoable(state) !== null && isUnfinished(state) ? 'abort' : 'undo';
  return execute(
    backupProcedure(world, state.plan, () => []),
    { run: state.run, how, host, control },
  );
}
