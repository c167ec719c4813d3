import type { Invocation } from '#cli/command.ts';
import { documentOf } from '#cli/cred/json.ts';
import { EXIT } from '#domain/errors.ts';
import { securityChecklist } from '#domain/security/checklist.ts';
import { checklistFacts } from '#services/procedures/security/checklist-facts.ts';

import { levelFor } from './level.ts';

const MARKS = { ok: '✔', critical: '✘', unknown: '?' } as const;

/** `security checklist LEVEL`: every item with what was seen. Exit 21 when one fails, 22 when one cannot be told. */
export async function checklistCommand(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout } = invocation;
  const level = levelFor(invocation);
  const items = securityChecklist(level, await checklistFacts(world, config, level));
  if (values['json'] === true) stdout.write(documentOf({ level, items }));
  else
    for (const { status, title, evidence } of items)
      stdout.write(`${MARKS[status]} ${status.padEnd(8)} ${title}: ${evidence}\n`);
  if (items.some(({ status }) => status === 'critical')) return EXIT.critical;
  return items.some(({ status }) => status === 'unknown') ? EXIT.unknown : EXIT.ok;
}
