import type { Invocation } from '#cli/command.ts';
import { span } from '#domain/format.ts';
import { incidentJson } from '#domain/report/json.ts';
import { iso } from '#domain/report/time.ts';

const DAY_MS = 86_400_000;
/** As many as the original program shows. */
const SHOWN = 10;

/** The latest alerts of 90 days, newest first. */
export function monitorAlerts({ world, values, stdout }: Invocation): number {
  const now = world.clock.now();
  const incidents = world.state.incidents(now - 90 * DAY_MS).slice(0, SHOWN);
  if (values['json'] === true) {
    stdout.write(`${JSON.stringify({ schema: 1, incidents: incidents.map(incidentJson) }, null, 2)}\n`);
    return 0;
  }
  for (const { id, title, summary, openedAt, closedAt } of incidents) {
    const state = closedAt === null ? `open for ${span(now - openedAt)}` : `closed after ${span(closedAt - openedAt)}`;
    stdout.write(`${iso(openedAt)}  ${id}  ${title}: ${summary} (${state})\n`);
  }
  if (incidents.length === 0) stdout.write('Nothing was wrong in the last 90 days.\n');
  return 0;
}
