import type { Invocation } from '#cli/command.ts';
import { subjectOfReading } from '#domain/diagnosis/of-reading.ts';
import { EXIT } from '#domain/errors.ts';
import { byBadness } from '#domain/status.ts';
import { SUBJECTS } from '#services/procedures/diagnose/named.ts';

import { diagnose } from './run.ts';

/** `diagnose` without a subject: a terminal gets the list, everybody else the diagnosis of what is worst now. */
export async function bareDiagnose(invocation: Invocation): Promise<number> {
  const { stdout, values } = invocation;
  if (stdout.isTerminal && values['json'] !== true) return list(invocation);
  const worst = worstSubject(invocation);
  return worst === null ? nothingWrong(invocation) : diagnose(invocation, worst);
}

function list({ config, stdout }: Invocation): number {
  const services = config.services.map(({ id, manager, unit }) => [id, `${unit} of ${manager}`] as const);
  const rows = [...Object.entries(SUBJECTS), ...services, ['MANAGER/UNIT', 'any other service'] as const];
  const width = Math.max(...rows.map(([name]) => name.length));
  stdout.write(`${rows.map(([name, about]) => `  ${name.padEnd(width)}   ${about}`).join('\n')}\n`);
  return EXIT.ok;
}

/** The subject of the worst of the last readings; null when none of them is bad. */
function worstSubject({ world }: Invocation): readonly string[] | null {
  const bad = world.state
    .readings()
    .filter(({ status, data }) => status !== 'ok' && data?.['excluded'] !== true)
    .toSorted((one, other) => byBadness(one.status, other.status) || one.since - other.since);
  return bad.flatMap((reading) => [subjectOfReading(reading) ?? []]).find((names) => names.length > 0) ?? null;
}

function nothingWrong({ world, stdout, values }: Invocation): number {
  const known = world.state.readings().length;
  const title = known === 0 ? 'Nothing was looked at yet.' : 'No check that can be diagnosed finds anything wrong.';
  const hint = 'cpm-console health looks at everything; diagnose SUBJECT at one thing.';
  const conclusion = {
    id: known === 0 ? 'all-unknown' : 'all-healthy',
    title,
    confidence: 'certain',
    status: known === 0 ? 'unknown' : 'ok',
    evidence: [`${known} readings`],
    fixes: [],
  };
  const json = { schema: 1, subject: 'all', conclusion, others: [], ruledOut: [], notLooked: [] };
  stdout.write(values['json'] === true ? `${JSON.stringify(json)}\n` : `${title}\n${hint}\n`);
  return known === 0 ? EXIT.unknown : EXIT.ok;
}
