import type { Invocation } from '#cli/command.ts';
import { whenOf } from '#cli/logs/options.ts';
import { byUrgency } from '#domain/alerts/order.ts';
import { EXIT } from '#domain/errors.ts';
import { span } from '#domain/format.ts';
import type { Incident } from '#domain/incident.ts';
import { incidentJson } from '#domain/report/json.ts';
import { iso } from '#domain/report/time.ts';

const DAY_MS = 86_400_000;

/** `incident list`: open ones first, the worst first; then those closed since `--since`, a day unless told. */
export function listIncidents({ world, values, stdout }: Invocation): number {
  const now = world.clock.now();
  const since = whenOf('since', values['since'], now) ?? now - DAY_MS;
  const all = world.state.incidents(since).toSorted(byUrgency);
  const shown = values['open'] === true ? all.filter(({ closedAt }) => closedAt === null) : all;
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, since: iso(since), incidents: shown.map(incidentJson) })}\n`);
    return EXIT.ok;
  }
  for (const incident of shown) stdout.write(`${lineOf(incident, now)}\n`);
  if (shown.length === 0)
    stdout.write(values['open'] === true ? 'No incident is open.\n' : `No incident since ${iso(since)}.\n`);
  return EXIT.ok;
}

/** `i-17  critical  open for 4 m         2026-11-20T14:28:00.000Z  health-monitor: failed, exit 1` */
function lineOf(incident: Incident, now: number): string {
  const { id, severity, openedAt, closedAt, title, summary } = incident;
  const how = closedAt === null ? `open for ${span(now - openedAt)}` : `over after ${span(closedAt - openedAt)}`;
  const more = [
    ...(incident.flapping ? ['flapping'] : []),
    ...(incident.acknowledgedBy === null || closedAt !== null ? [] : [`acknowledged by ${incident.acknowledgedBy}`]),
  ];
  const note = more.length === 0 ? '' : ` (${more.join(', ')})`;
  return `${id.padEnd(6)}  ${severity.padEnd(8)}  ${how.padEnd(18)}  ${iso(openedAt)}  ${title}: ${summary}${note}`;
}
