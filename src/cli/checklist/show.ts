import type { Invocation } from '#cli/command.ts';
import { exitOfList } from '#domain/checklist/exit.ts';
import { OpsError } from '#domain/errors.ts';
import type { LookedList } from '#services/procedures/checklist/look.ts';

import { type ChecklistFormat, formatOf } from './formats.ts';
import { listOf, looked } from './list.ts';

/** Prints a list; the exit code is the worst of what counts and was not accepted. */
export async function show(invocation: Invocation): Promise<number> {
  const [word] = invocation.positionals;
  if (word !== undefined)
    throw new OpsError('usage', `checklist has no ${word}.`, {
      hint: 'See cpm-console checklist --help.',
      exit: 'usage',
    });
  const format = formatOf(invocation.values);
  const list = listOf(invocation);
  if (format === 'classic' && list !== 'daily')
    throw new OpsError('usage', `The classic text has no ${list} list.`, { hint: 'Leave --list out.', exit: 'usage' });
  const found = await looked(invocation, list);
  invocation.stdout.write(await written(format, found));
  return exitOfList(found.checklist);
}

async function written(format: ChecklistFormat, { checklist, facts }: LookedList): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify((await import('#domain/checklist/json.ts')).checklistJson(checklist), null, 2)}\n`;
    case 'markdown':
      return (await import('#domain/checklist/markdown.ts')).checklistMarkdown(checklist);
    case 'classic':
      return (await import('#domain/checklist/classic.ts')).classicText(facts);
    case 'text':
      return (await import('#domain/checklist/text.ts')).checklistText(checklist);
  }
}
