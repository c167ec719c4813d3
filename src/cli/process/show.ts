import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { cardOf } from '#domain/processes/card.ts';

import { cardJson } from './json.ts';
import { lookedTwice } from './looked.ts';
import { onePid } from './pid.ts';
import { printCard } from './print-card.ts';

/** `process show`: one process closely. Exit 3 when there is none. */
export async function showProcess(invocation: Invocation): Promise<number> {
  const { world, positionals, values, stdout } = invocation;
  const pid = onePid(positionals, 'show');
  const rows = await lookedTwice(invocation);
  const card = cardOf(await world.processes.detail(pid), rows);
  if (card === null)
    throw new OpsError('gone', `There is no process ${pid} any more.`, {
      hint: 'Look again: cpm-console process list',
      exit: 'nothingToDo',
    });
  if (values['json'] === true) stdout.write(`${JSON.stringify(cardJson(card), null, 2)}\n`);
  else printCard(card, world.clock.now(), stdout);
  return EXIT.ok;
}
