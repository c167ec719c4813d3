import type { Invocation } from '#cli/command.ts';
import { dayOf } from '#domain/checklist/days.ts';
import { untilOf } from '#domain/checklist/until.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

import { listOf } from './list.ts';
import { itemNamed, refuseReadOnly, textOf } from './refuse.ts';

/** `checklist accept ITEM --until DATE [--note TEXT]`, or `--clear`; exit 3 when there was nothing to clear. */
export function accept(invocation: Invocation): number {
  const { world, values, stdout } = invocation;
  refuseReadOnly(invocation);
  const list = listOf(invocation);
  const item = itemNamed(invocation, list);
  const now = world.clock.now();
  const json = (acceptance: unknown) => `${JSON.stringify({ schema: 1, list, item, accepted: acceptance })}\n`;
  if (values['clear'] === true) {
    const held = (world.state.checklist.acceptances(list)[item]?.until ?? 0) > now;
    world.state.checklist.accept(list, item, null);
    if (values['json'] === true) stdout.write(json(null));
    else stdout.write(held ? `${item} is not accepted any more.\n` : `${item} was not accepted.\n`);
    return held ? EXIT.ok : EXIT.nothingToDo;
  }
  if (values['until'] === undefined)
    throw new OpsError('usage', 'Until when?', { hint: 'Say it: --until 2026-12-24, or --until 7d.', exit: 'usage' });
  const until = untilOf(textOf(values['until']), now);
  const acceptance = { by: world.system.facts().user, until, note: textOf(values['note']) };
  world.state.checklist.accept(list, item, acceptance);
  if (values['json'] === true) stdout.write(json({ ...acceptance, until: new Date(until).toISOString() }));
  else
    stdout.write(
      `${item} is accepted until ${dayOf(until)}. Take it back: cpm-console checklist accept ${item} --clear\n`,
    );
  return EXIT.ok;
}
