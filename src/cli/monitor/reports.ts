import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { bytes } from '#domain/format.ts';
import { iso } from '#domain/report/time.ts';

/** Lists what ended monitors left, newest first, or prints one. */
export async function monitorReports({ world, positionals, values, stdout }: Invocation): Promise<number> {
  const [name] = positionals;
  if (name !== undefined) {
    const text = await world.reports.read(name);
    if (text === null)
      throw new OpsError('no-report', `There is no report ${name}.`, {
        hint: 'cpm-console monitor reports lists them.',
        exit: 'usage',
      });
    stdout.write(text);
    return 0;
  }
  const kept = await world.reports.list();
  if (values['json'] === true) {
    const reports = kept.map((one) => ({ name: one.name, path: one.path, at: iso(one.at), bytes: one.bytes }));
    stdout.write(`${JSON.stringify({ schema: 1, log: world.reports.logPath, reports }, null, 2)}\n`);
    return 0;
  }
  for (const one of kept) stdout.write(`${iso(one.at)}  ${bytes(one.bytes).padStart(9)}  ${one.name}\n`);
  if (kept.length === 0) stdout.write('No monitor has ended yet, so there is no report.\n');
  stdout.write(`Health log: ${world.reports.logPath}\n`);
  return 0;
}
