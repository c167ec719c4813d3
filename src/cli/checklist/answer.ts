import type { Invocation } from '#cli/command.ts';
import { periodOf } from '#domain/checklist/days.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

import { listOf } from './list.ts';
import { itemNamed, refuseReadOnly } from './refuse.ts';

const WORDS: Readonly<Record<string, boolean>> = { yes: true, y: true, no: false, n: false };
const ASKED = new Set(['dependencies', 'restore-test', 'upgrade', 'credentials', 'accepted']);

/** `checklist answer ITEM yes|no`: for this day, week or month. */
export function answer(invocation: Invocation): number {
  const { world, config, positionals, values, stdout } = invocation;
  refuseReadOnly(invocation);
  const list = listOf(invocation);
  const item = itemNamed(invocation, list);
  const own = config.checklist.own[list].find(({ id }) => id === item);
  if (own === undefined ? !ASKED.has(item) : own.type !== 'question')
    throw new OpsError('no-question', `${item} is no question: it is looked at.`, {
      hint: `Live with it for a while instead: cpm-console checklist accept ${item} --until 7d`,
      exit: 'usage',
    });
  const yes = WORDS[positionals[1]?.toLowerCase() ?? ''];
  if (yes === undefined)
    throw new OpsError('usage', 'Yes or no?', { hint: `cpm-console checklist answer ${item} yes`, exit: 'usage' });
  const at = world.clock.now();
  const said = { yes, by: world.system.facts().user, at };
  const day = periodOf(list, at);
  world.state.checklist.answer(list, day, item, said);
  if (values['json'] === true)
    stdout.write(
      `${JSON.stringify({ schema: 1, list, day, item, answer: { ...said, at: new Date(at).toISOString() } })}\n`,
    );
  else stdout.write(`${item}: ${yes ? 'yes' : 'no'}.\n`);
  return EXIT.ok;
}
