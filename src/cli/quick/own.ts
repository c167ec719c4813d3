import type { Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { OwnCommand } from '#domain/quick/own.ts';
import { joinCommand } from '#domain/split-command.ts';
import { commandPlan, commandProcedure } from '#services/procedures/command/procedure.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import { runId } from '#services/procedures/runs/id.ts';

/** Runs a command of the person's own, after asking as much as it wants. Resolves to 0, 9, 20 or 130. */
export async function runOwn(invocation: Invocation, command: OwnCommand): Promise<number> {
  const { world, stdout, values } = invocation;
  if (values['read-only'] === true && command.confirm !== 'read')
    throw new OpsError('read-only', 'Nothing is changed with --read-only.', { exit: 'refused' });
  if (!(await agreed(invocation, command))) {
    stdout.write('Nothing was run.\n');
    return EXIT.interrupted;
  }
  const procedure = commandProcedure(commandPlan(world, command));
  return executeHere(invocation, ({ host, control }) => {
    const run = runId('command', world.clock.now(), world.locks.self);
    return execute(procedure, { run, how: 'run', host, control });
  });
}

async function agreed(invocation: Invocation, { id, title, command, cwd, confirm }: OwnCommand): Promise<boolean> {
  const { values, ask, stdout } = invocation;
  if (confirm === 'read' || values['yes'] === true) return true;
  if (ask !== undefined && values['json'] !== true)
    stdout.write(`  ${joinCommand(command)}${cwd === null ? '' : `   in ${cwd}`}\n`);
  if (confirm === 'interrupting' || ask === undefined || values['json'] === true)
    return consent(invocation, `${title}?`);
  return (await ask(`${title} cannot be taken back. Type ${id} to run it: `))?.trim() === id;
}
