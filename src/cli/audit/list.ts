import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';

import { recordJson } from './json.ts';
import { limitOf, wantedRecords } from './wanted.ts';
import { recordLine } from './words.ts';

const USUAL = 50;

/** `audit list`: the newest records, the newest last where a person reads them, first in JSON. */
export async function listAudit(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const filter = { ...wantedRecords(invocation), limit: limitOf(values['limit'], USUAL) };
  await world.policy.demand('audit.read', 'the audit trail');
  const records = await world.audit.list(filter);
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, records: records.map(recordJson) })}\n`);
  else if (records.length === 0) stdout.write('No such record.\n');
  else stdout.write(records.toReversed().map(recordLine).join(''));
  return EXIT.ok;
}
