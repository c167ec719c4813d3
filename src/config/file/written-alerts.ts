import { DAYS } from '#config/schema/alerts.ts';
import type { AlertSettings, Planned } from '#domain/alerts/settings.ts';
import { writeDuration } from '#domain/duration.ts';

type Plain = Readonly<Record<string, unknown>>;

const MINUTE = 60_000;

/** The section `alerts` as it would be written. */
export function writtenAlerts(alerts: AlertSettings): Plain {
  const { warnings, connectivity, maintenance } = alerts;
  return {
    open: {
      fails: alerts.fails,
      for: writeDuration(alerts.badForMs),
      share: Number((alerts.share * 100).toFixed(6)),
      window: writeDuration(alerts.windowMs),
      least: writeDuration(alerts.windowLeastMs),
    },
    close: { oks: alerts.oks, for: writeDuration(alerts.okForMs), window: writeDuration(alerts.closeWindowMs) },
    recheck: writeDuration(alerts.recheckMs),
    flapping: {
      opens: alerts.flapOpens,
      within: writeDuration(alerts.flapWithinMs),
      clean: writeDuration(alerts.flapCleanMs),
    },
    reminders: alerts.remindersMs.map(writeDuration),
    ...(warnings.length > 0 && { warnings }),
    ...(connectivity.length > 0 && { connectivity }),
    ...(maintenance.length > 0 && { maintenance: maintenance.map(planned) }),
    score: alerts.score !== null,
  };
}

function planned(window: Planned): Plain {
  const { scope: checks, why } = window;
  if (window.type === 'once') return { checks, from: instant(window.from), to: instant(window.to), why };
  const { days, fromMinute, minutes, zone } = window;
  const from = [Math.floor(fromMinute / 60), fromMinute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return {
    checks,
    days: days.map((day) => DAYS[day]),
    from,
    for: writeDuration(Math.round(minutes * MINUTE)),
    zone,
    why,
  };
}

const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
