import type { Invocation } from '#cli/command.ts';
import { plural } from '#domain/format.ts';
import { incidentJson } from '#domain/report/json.ts';
import { iso } from '#domain/report/time.ts';

import { recentAlerts } from './recent-alerts.ts';

const DAY_MS = 86_400_000;
/** As many as the original program shows. */
const SHOWN = 10;

/** The latest alerts of 90 days, newest first: what opened, ended, was reminded of, acknowledged or silenced. */
export function monitorAlerts({ world, values, stdout }: Invocation): number {
  const since = world.clock.now() - 90 * DAY_MS;
  const alerts = recentAlerts(world.state.alerts, since).slice(0, SHOWN);
  const incidents = world.state.incidents(since).slice(0, SHOWN);
  if (values['json'] === true) {
    const told = alerts.map(({ at, ...alert }) => ({ ...alert, at: iso(at) }));
    stdout.write(`${JSON.stringify({ schema: 1, alerts: told, incidents: incidents.map(incidentJson) }, null, 2)}\n`);
    return 0;
  }
  for (const { at, kind, incident, title, summary, quiet } of alerts) {
    const why = quiet === null ? '' : ` (nobody was told: ${quiet})`;
    stdout.write(`${iso(at)}  ${kind.padEnd(14)}  ${(incident ?? '').padEnd(6)}  ${title}: ${summary}${why}\n`);
  }
  if (alerts.length === 0) stdout.write('Nothing was wrong in the last 90 days.\n');
  const open = incidents.filter(({ closedAt }) => closedAt === null).length;
  if (open > 0) stdout.write(`${plural(open, 'incident')} open: cpm-console incident list\n`);
  return 0;
}
