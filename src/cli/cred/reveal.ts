import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { lasting } from '#domain/format.ts';
import { handOut } from '#services/procedures/credentials/hand-out.ts';

import { oneName } from './one-name.ts';
import { waited } from './waited.ts';

/** The second screen of a terminal: what was on it is in no scrollback. */
const SECOND_SCREEN = '\u001B[?1049h\u001B[H';
const FIRST_SCREEN = '\u001B[2J\u001B[?1049l';

/** `cred reveal NAME`: shows a value for a few seconds, on a terminal and nowhere else. */
export async function revealCommand(invocation: Invocation): Promise<number> {
  const { world, config, stdout, signal } = invocation;
  const name = oneName(invocation);
  const { revealMs } = config.credentials;
  if (!stdout.isTerminal)
    throw new OpsError('no-terminal', 'A value is shown to a person on a terminal only.', {
      hint: 'For a program use: cpm-console cred run --with NAME=VARIABLE -- COMMAND',
      exit: 'refused',
    });
  const value = await handOut(world, name, 'revealed');
  stdout.write(`${SECOND_SCREEN}${name}, for ${lasting(revealMs)}; ctrl-c ends it now\n\n${value.reveal()}\n`);
  try {
    await waited(world.clock, revealMs, signal);
  } finally {
    stdout.write(FIRST_SCREEN);
  }
  stdout.write(`${name} was shown for ${lasting(revealMs)}; that is recorded.\n`);
  return EXIT.ok;
}
