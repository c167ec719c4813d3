import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { whyNotUndoable } from '#domain/procedure/undoable.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

/** `recover list`: every recovery of this machine, newest first. */
export function listRecoveries({ world, values, stdout }: Invocation): number {
  const runs = knownRuns(world.journals, 'recover').map(rowOf);
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, runs })}\n`);
  else if (runs.length === 0) stdout.write('There was no recovery yet.\n');
  else
    for (const { run, state, title, undoable } of runs)
      stdout.write(`${run}   ${state.padEnd(15)} ${title ?? ''}${undoable ? '   can be taken back' : ''}\n`);
  return EXIT.ok;
}

/** One row of the list, and the head of `show`. */
export const rowOf = (state: RunState) => ({
  run: state.run,
  title: state.plan?.title ?? null,
  level: textField(state.plan?.params, 'level'),
  state: state.state,
  exit: state.exit,
  startedAt: state.startedAt === null ? null : new Date(state.startedAt).toISOString(),
  tookMs: state.startedAt === null || state.endedAt === null ? null : state.endedAt - state.startedAt,
  undoable: whyNotUndoable(state) === null,
  whyNotUndoable: whyNotUndoable(state),
  next: textField(state.result, 'next'),
});
