import { refuseReadOnly, textOf } from '#cli/checklist/refuse.ts';
import type { Invocation } from '#cli/command.ts';
import { usage } from '#cli/logs/options.ts';
import { EXIT } from '#domain/errors.ts';
import { incidentJson } from '#domain/report/json.ts';
import { iso } from '#domain/report/time.ts';

import { incidentNamed } from './named.ts';
import { endOf } from './until.ts';

/** `incident ack ID [--until T | --for T]`, or `--clear`; exit 3 when there was nothing to do. */
export function acknowledgeIncident(invocation: Invocation): number {
  const { world, values } = invocation;
  refuseReadOnly(invocation);
  const incident = incidentNamed(invocation);
  const { id, closedAt, acknowledgedAt, acknowledgedBy } = incident;
  const now = world.clock.now();
  const until = endOf(values, now);
  if (closedAt !== null) return answer(invocation, id, `${id} is over since ${iso(closedAt)}.`, EXIT.nothingToDo);
  if (values['clear'] === true) {
    if (acknowledgedAt === null) return answer(invocation, id, `${id} was not acknowledged.`, EXIT.nothingToDo);
    world.state.acknowledge(id, null);
    return answer(invocation, id, `${id} is not acknowledged any more.`, EXIT.ok);
  }
  if (acknowledgedAt !== null)
    return answer(
      invocation,
      id,
      `${id} was acknowledged by ${acknowledgedBy ?? 'somebody'} at ${iso(acknowledgedAt)}.`,
      EXIT.nothingToDo,
    );
  world.state.acknowledge(id, now, world.system.facts().user, until);
  const end = until === null ? '' : ` until ${iso(until)}`;
  return answer(
    invocation,
    id,
    `${id} is acknowledged${end}. Take it back: cpm-console incident ack ${id} --clear`,
    EXIT.ok,
  );
}

/** `incident note ID TEXT...`, or `--clear`. */
export function noteIncident(invocation: Invocation): number {
  const { world, values, positionals } = invocation;
  refuseReadOnly(invocation);
  const { id, note } = incidentNamed(invocation);
  const said = positionals.slice(1).join(' ').trim();
  if ((said === '') !== (values['clear'] === true)) throw usage('The note', 'Give its words, or --clear.');
  if (said === '' && note === null) return answer(invocation, id, `${id} has no note.`, EXIT.nothingToDo);
  world.state.alerts.note(id, said === '' ? null : said, world.system.facts().user, world.clock.now());
  return answer(invocation, id, said === '' ? `The note of ${id} is gone.` : `${id} has the note.`, EXIT.ok);
}

/** Nobody is told for so long, unless another time is given: a silence always ends. */
const HOUR_MS = 3_600_000;

/** `incident silence ID|CHECK [--until T | --for T] [--reason TEXT]`, or `--clear`: the check is still run. */
export function silenceIncident(invocation: Invocation): number {
  const { world, values, positionals, stdout } = invocation;
  refuseReadOnly(invocation);
  const now = world.clock.now();
  const [name = ''] = positionals;
  const scope = name.includes(':') || name.includes('*') ? name : incidentNamed(invocation).checkId;
  const { alerts } = world.state;
  const held = alerts.quiets(now).filter((quiet) => quiet.kind === 'silence' && quiet.scope === scope);
  const clear = values['clear'] === true;
  const to = clear ? null : (endOf(values, now) ?? now + HOUR_MS);
  const by = world.system.facts().user;
  for (const { id } of held) alerts.endQuiet(id, now, by);
  if (to !== null) alerts.addQuiet({ scope, from: now, to, kind: 'silence', by, reason: textOf(values['reason']) });
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, scope, until: iso(to) })}\n`);
  else if (to === null) stdout.write(held.length > 0 ? `${scope} is told again.\n` : `${scope} was not silenced.\n`);
  else
    stdout.write(
      `Nobody is told of ${scope} until ${iso(to)}; it is still looked at. Take it back: cpm-console incident silence '${scope}' --clear\n`,
    );
  return to === null && held.length === 0 ? EXIT.nothingToDo : EXIT.ok;
}

function answer({ world, values, stdout }: Invocation, id: string, text: string, exit: number): number {
  const incident = world.state.alerts.incident(id);
  if (values['json'] === true && incident !== null)
    stdout.write(`${JSON.stringify({ schema: 1, ...incidentJson(incident) })}\n`);
  else stdout.write(`${text}\n`);
  return exit;
}
