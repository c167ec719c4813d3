import type { Invocation } from '#cli/command.ts';
import { exitOf } from '#cli/health/exit.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import { reportOf } from '#cli/health/reporting.ts';
import { span } from '#domain/format.ts';
import { SESSION_KEY, sessionOf } from '#domain/monitor/session.ts';
import { healthJson } from '#domain/report/json.ts';
import { healthText } from '#domain/report/text.ts';
import { iso } from '#domain/report/time.ts';
import { gather } from '#services/monitor/gather.ts';

import { alertCounts, alertText } from './alert-counts.ts';
import { limitsOf, wishOf } from './wish.ts';

/** Who runs the checks, since when and how many, what was told, the latest summary and the last three alerts; looks at nothing. */
export async function monitorStatus(invocation: Invocation): Promise<number> {
  const { world, config, stdout, values, signal } = invocation;
  const { state, clock } = world;
  const { threshold } = wishOf(invocation);
  const instances = await instancesFor(invocation, true);
  const readings = await gather({ world, instances, kinds: loadKinds, look: 'never', signal });
  const report = reportOf(world, { ...config, health: limitsOf(config.health, threshold) }, readings);
  const holder = state.leaseHolder();
  const last = sessionOf(state.get(SESSION_KEY));
  const told = alertCounts(invocation);
  const session = holder?.headless === true && last?.pid === holder.pid ? last : null;
  if (values['json'] === true) {
    const monitor = holder && {
      pid: holder.pid,
      host: holder.host,
      headless: holder.headless === true,
      startedAt: iso(session?.startedAt ?? holder.since),
      lastCheckAt: iso(session?.lastCheckAt ?? null),
      looks: session?.looks ?? null,
      intervalMs: session?.intervalMs ?? null,
    };
    stdout.write(`${JSON.stringify({ ...healthJson(report), monitor, alerts: told }, null, 2)}\n`);
    return exitOf(report, 'text');
  }
  const now = clock.now();
  const ago = (at: number | null): string => (at === null ? 'never' : `${iso(at)} (${span(now - at)} ago)`);
  const endedAt = last?.endedAt ?? null;
  const rows = holder
    ? [
        ['Monitor', `${holder.headless === true ? 'headless' : 'a console'} runs the checks`],
        ['PID', `${holder.pid} on ${holder.host}`],
        ['Started', ago(session?.startedAt ?? holder.since)],
        ...(session === null
          ? []
          : [
              ['Last check', ago(session.lastCheckAt)],
              ['Checks run', `${session.looks}`],
            ]),
      ]
    : [
        ['Monitor', `does not run${endedAt === null ? '' : `; the last one ended ${ago(endedAt)}`}`],
        ['Next', 'cpm-console monitor run starts one, cpm-console monitor install keeps one running'],
      ];
  rows.push(['Alerts', alertText(told)]);
  for (const { id, error } of told.failing)
    rows.push(['Channel', `${id} fails: ${error}. cpm-console notify test ${id}`]);
  stdout.write(`${rows.map(([name = '', value]) => `${name.padEnd(11)} ${value}`).join('\n')}\n\n`);
  stdout.write(healthText(report));
  return exitOf(report, 'text');
}
