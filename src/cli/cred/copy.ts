import type { Invocation } from '#cli/command.ts';
import { CLEAR_SEQUENCE, copySequence } from '#domain/credentials/osc52.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import { handOut } from '#services/procedures/credentials/hand-out.ts';

import { oneName } from './one-name.ts';
import { waited } from './waited.ts';

/** `cred copy NAME`: onto the clipboard of the terminal, and off it again after a while or at ctrl-c. */
export async function copyCommand(invocation: Invocation): Promise<number> {
  const { world, config, stdout, signal } = invocation;
  const name = oneName(invocation);
  const { clearMs, overSsh } = config.credentials.copy;
  if (!stdout.isTerminal)
    throw new OpsError('no-terminal', 'There is no terminal whose clipboard could be used.', {
      hint: 'For a program use: cpm-console cred run --with NAME=VARIABLE -- COMMAND',
      exit: 'refused',
    });
  const remote = ['SSH_CONNECTION', 'SSH_TTY'].some((variable) => (world.environment.get(variable) ?? '') !== '');
  if (remote && !overSsh)
    throw new OpsError('clipboard-over-ssh', 'Over SSH nothing is copied: it would land on the machine you sit at.', {
      hint: 'If that is meant, set credentials.copy.overSsh to true.',
      exit: 'refused',
    });
  const value = await handOut(world, name, 'copied');
  stdout.write(copySequence(Buffer.from(value.reveal()).toString('base64')));
  stdout.write(`${name} is on the clipboard for ${lasting(clearMs)}; ctrl-c clears it now.\n`);
  try {
    await waited(world.clock, clearMs, signal);
  } finally {
    stdout.write(CLEAR_SEQUENCE);
  }
  stdout.write('The clipboard was cleared.\n');
  return EXIT.ok;
}
