import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { worst } from '#domain/status.ts';
import { knownServices } from '#services/procedures/service/targets.ts';

import { chosenServices } from './chosen.ts';
import { table } from './list.ts';
import { rowJson } from './row-json.ts';
import { rowsOf } from './rows.ts';

const EXITS = { ok: EXIT.ok, warning: EXIT.attention, critical: EXIT.critical, unknown: EXIT.unknown } as const;

/** `service status`: looks now, at the services and at their checks; the exit code is that of the worst. */
export async function showStatus(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout, signal } = invocation;
  const chosen = await chosenServices(invocation);
  const all = chosen.length === 0 ? await knownServices(world, config, signal) : null;
  const services = all?.services ?? chosen;
  const rows = await rowsOf(invocation, { services, told: all?.units ?? new Map(), look: 'always' });
  const now = world.clock.now();
  const silent = all?.silent ?? [];
  const status = worst([...rows.map((row) => row.status), ...silent.map(() => 'unknown' as const)]);
  if (values['json'] === true) {
    const document = { schema: 1, status, services: rows.map((row) => rowJson(row, now)), silent };
    stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return EXITS[status];
  }
  stdout.write(table(rows, now));
  for (const { name, checks, hint } of rows) {
    for (const check of checks)
      stdout.write(`  ${name}   ${check.status.padEnd(8)} ${check.title}   ${check.summary}\n`);
    if (hint !== null && rows.length === 1) stdout.write(`${hint}\n`);
  }
  for (const { manager, why } of silent) stdout.write(`? ${manager} could not be asked: ${why}\n`);
  return EXITS[status];
}
