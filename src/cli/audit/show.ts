import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

import { recordJson } from './json.ts';
import { valueText } from './words.ts';

/** `audit show SEQ`: all that is known of one record. */
export async function showAudit({ world, values, stdout, positionals }: Invocation): Promise<number> {
  const seq = Number(positionals[0]);
  if (!Number.isInteger(seq) || seq < 1)
    throw new OpsError('usage', 'Which record?', { hint: 'Name its number: cpm-console audit show 42', exit: 'usage' });
  await world.policy.demand('audit.read', 'the audit trail');
  const record = (await world.audit.list({})).find((one) => one.seq === seq);
  if (record === undefined)
    throw new OpsError('no-record', `There is no record ${seq}.`, {
      hint: 'cpm-console audit list shows the newest ones.',
      exit: 'usage',
    });
  const json = recordJson(record);
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, ...json })}\n`);
    return EXIT.ok;
  }
  const { details = {} } = record;
  const rows = [
    ...Object.entries(json).filter(([name]) => name !== 'details'),
    ...Object.entries(details).map(([name, value]) => [`details.${name}`, value] as const),
  ];
  stdout.write(rows.map(([name, value]) => `${name.padEnd(18)} ${valueText(value)}\n`).join(''));
  return EXIT.ok;
}
