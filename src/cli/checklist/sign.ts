import type { Invocation } from '#cli/command.ts';
import { exitOfList } from '#domain/checklist/exit.ts';
import { signJson } from '#domain/checklist/json.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

import { listOf, looked } from './list.ts';
import { refuseReadOnly, textOf } from './refuse.ts';

/** `checklist sign [--note TEXT]`: exit 3 when it was signed before; what is not ok and not accepted is named. */
export async function sign(invocation: Invocation): Promise<number> {
  const { world, values, stdout, positionals } = invocation;
  refuseReadOnly(invocation);
  const [word] = positionals;
  if (word !== undefined)
    throw new OpsError('usage', `sign takes no ${word}.`, { hint: 'A note is given with --note.', exit: 'usage' });
  const list = listOf(invocation);
  const { checklist } = await looked(invocation, list);
  const wish = { by: world.system.facts().user, at: world.clock.now(), note: textOf(values['note']) };
  const { signed: stands, isNew } = world.state.checklist.sign(list, checklist.day, wish);
  const { day, ok, total } = checklist;
  if (values['json'] === true)
    stdout.write(`${JSON.stringify({ schema: 1, list, day, ok, total, signed: signJson(stands), isNew })}\n`);
  else if (isNew)
    stdout.write(
      `The ${list} list of ${day} is signed: ${ok} of ${total} ok${exitOfList(checklist) === EXIT.ok ? '' : ', the rest is open'}.\n`,
    );
  else stdout.write(`The ${list} list of ${day} was signed by ${stands?.by ?? 'somebody'} before.\n`);
  return isNew ? EXIT.ok : EXIT.nothingToDo;
}
