import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { joinPath } from '#domain/path.ts';
import { type RunState, stepOf } from '#domain/procedure/run-state.ts';

import { chosenRecovery } from './choose.ts';
import { rowOf } from './list.ts';

/** `recover show`: how one recovery went. */
export async function showRecovery({ world, values, positionals, stdout }: Invocation): Promise<number> {
  const state = chosenRecovery(world.journals, positionals[0], 'show');
  const folder = joinPath(world.environment.stateDir, 'runs', state.run, 'evidence');
  const names = await world.files.list(folder).catch(() => []);
  const evidence = names.filter(({ directory }) => !directory).map(({ name }) => joinPath(folder, name));
  const row = rowOf(state);
  const steps = stepsOf(state);
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, ...row, said: textField(state.result, 'said'), steps, evidence })}\n`);
    return EXIT.ok;
  }
  stdout.write(`${row.run}   ${row.state}   ${row.title ?? ''}\n`);
  for (const { title, state: how, summary } of steps) stdout.write(`  ${how.padEnd(11)} ${title}   ${summary}\n`);
  for (const path of evidence) stdout.write(`  evidence    ${path}\n`);
  const undo = row.undoable ? `cpm-console recover undo ${row.run}` : (row.whyNotUndoable ?? '');
  stdout.write(`${row.undoable ? 'Taken back by' : 'It cannot be taken back'}: ${undo}\n`);
  return EXIT.ok;
}

const stepsOf = (run: RunState) =>
  (run.plan?.steps ?? []).map(({ id, title, phase, skipped }) => {
    const { state, summary, tookMs, error } = stepOf(run, id);
    const said = error === null ? summary : error.message;
    return { id, title, phase, state, summary: said === '' ? (skipped ?? '') : said, tookMs };
  });
