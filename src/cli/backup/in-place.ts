import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { piecesOf } from '#services/procedures/backup/pieces.ts';
import { backupPlan } from '#services/procedures/backup/procedure.ts';
import { startPutBack } from '#services/procedures/backup/start.ts';

import { backupToRestore, namesIn } from './chosen.ts';
import { documentOf } from './json.ts';
import { plain } from './plain.ts';

/** `backup restore --in-place`: puts it back over what is there, after a copy of that was made; `backup undo` takes it back. */
export async function restoreInPlace(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout } = invocation;
  if (values['into'] !== undefined) throw new OpsError('usage', 'Either --into DIR or --in-place.', { exit: 'usage' });
  const backup = await backupToRestore(invocation);
  const pieces = piecesOf(backup, [...namesIn(values['path']), ...namesIn(values['source'])]);
  if (pieces.length === 0)
    throw new OpsError('nothing-to-restore', `${backup.id} has nothing that is put back.`, { exit: 'nothingToDo' });
  const plan = backupPlan(world, { act: 'put-back', id: backup.id, pieces, keep: config.recovery.keep });
  const json = values['json'] === true;
  if (values['dry-run'] === true) {
    stdout.write(json ? documentOf({ id: backup.id, inPlace: true, pieces }) : `${lines()}Nothing was changed.\n`);
    return EXIT.ok;
  }
  if (!json) stdout.write(lines());
  if (!(await consent(invocation, 'Put this back over what is there now?'))) {
    stdout.write('Nothing was changed.\n');
    return EXIT.interrupted;
  }
  const ended: RunState[] = [];
  const code = await executeHere(invocation, async (doing) => {
    const state = await startPutBack(world, plan, doing);
    ended.push(state);
    return state;
  });
  if (!json && ended[0]?.state === 'done') stdout.write(`Taken back by: cpm-console backup undo ${ended[0].run}\n`);
  return code;

  function lines(): string {
    const each = pieces.map(({ name, path }) => `  ${plain(name)}  ->  ${plain(path)}\n`).join('');
    return `${backup.id}\n${each}What is there now is backed up first, and moved aside. Stop what uses it before.\n`;
  }
}
