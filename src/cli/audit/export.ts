import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { resolvePath } from '#domain/path.ts';

import { recordJson } from './json.ts';
import { wantedRecords } from './wanted.ts';

/** `audit export`: oldest first, one object a line. Not done when it cannot be recorded (`audit-unavailable`). */
export async function exportAudit(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const filter = wantedRecords(invocation);
  const path = targetOf(invocation);
  await world.policy.demand('audit.read', 'the audit trail');
  const records = await world.audit.list(filter);
  await world.audit.append(
    { event: 'audit_exported', target: path ?? 'stdout', outcome: 'done', details: { records: records.length } },
    true,
  );
  const text = records
    .toReversed()
    .map((record) => `${JSON.stringify(recordJson(record))}\n`)
    .join('');
  if (path === null) stdout.write(text);
  else {
    await world.configStore.write(path, text, null);
    if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, path, records: records.length })}\n`);
    else stdout.write(`${plural(records.length, 'record')} in ${path}.\n`);
  }
  return EXIT.ok;
}

function targetOf({ world, values }: Invocation): string | null {
  const given = values['output'];
  if (typeof given !== 'string') return null;
  const path = resolvePath(given, world.environment.cwd, world.environment.home);
  if (path !== null) return path;
  throw new OpsError('usage', 'There is no home folder, so ~ means nothing.', { exit: 'usage' });
}
