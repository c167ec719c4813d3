import type { AlertEvent, AlertKind } from '#domain/alerts/event.ts';
import { lastSeq } from '#services/monitor/notify/terminal.ts';
import type { Alerts } from '#services/ports/alerts.ts';

/** So many of the newest are looked through; numbers of events only grow. */
const LOOKED_AT = 5000;
/** What is no alert: of runs, of people who try a channel or write a note. */
const OTHERS = new Set<AlertKind>(['run-started', 'run-ended', 'run-stopped', 'test', 'noted']);

/** The newest alerts at or after `since` (epoch ms), newest first. */
export function recentAlerts(alerts: Pick<Alerts, 'events'>, since: number): readonly AlertEvent[] {
  const last = lastSeq(alerts, 0);
  return alerts
    .events(Math.max(0, last - LOOKED_AT), LOOKED_AT)
    .filter(({ at, kind }) => at >= since && !OTHERS.has(kind))
    .toReversed();
}
