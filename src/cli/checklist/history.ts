import type { Invocation } from '#cli/command.ts';
import { dayAfter, periodOf } from '#domain/checklist/days.ts';
import { signJson } from '#domain/checklist/json.ts';
import { EXIT } from '#domain/errors.ts';
import type { ChecklistDay, ChecklistRow } from '#services/ports/checklist-state.ts';

import { listOf } from './list.ts';

/** Days, weeks and months that are looked back. */
const BACK = { daily: 30, weekly: 26 * 7, monthly: 730 } as const;

const isFine = ({ status, accepted }: ChecklistRow): boolean => status === 'ok' || accepted;

/** `checklist history`: newest last, what was not ok, and who signed. */
export function history(invocation: Invocation): number {
  const { world, values, stdout } = invocation;
  const list = listOf(invocation);
  const days = world.state.checklist.days(list, dayAfter(periodOf(list, world.clock.now()), -BACK[list]));
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, list, days: days.map(dayJson) }, null, 2)}\n`);
    return EXIT.ok;
  }
  if (days.length === 0) stdout.write(`There is no ${list} list yet. Make one: cpm-console checklist\n`);
  for (const day of days) stdout.write(`${lineOf(day)}\n`);
  return EXIT.ok;
}

function lineOf({ day, rows, signed }: ChecklistDay): string {
  const open = rows.filter((row) => !isFine(row)).map(({ item, status }) => `${item} ${status}`);
  const who = signed === null ? 'not signed' : `signed by ${signed.by}${signed.note === '' ? '' : ` (${signed.note})`}`;
  return [`${day}  ${rows.length - open.length} of ${rows.length} ok`, who, ...open].join(', ');
}

function dayJson({ day, at, rows, signed }: ChecklistDay) {
  return {
    day,
    at: new Date(at).toISOString(),
    ok: rows.filter(isFine).length,
    total: rows.length,
    signed: signJson(signed),
    items: rows.map(({ item, ...row }) => ({ id: item, ...row })),
  };
}
